package dev.assay.server.settings;

import dev.assay.server.tls.TlsMode;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set, as {@code -Dassay.…}, {@code ASSAY_…} or in {@code config/application.properties}. Address and
 * port are {@code quarkus.http.host} and {@code quarkus.http.port}.
 */
@ConfigMapping(prefix = "assay")
public interface ControllerConfig {
    /** Folder of everything that the controller keeps: database, artifacts, tokens. */
    @WithDefault(".assay/controller")
    Path home();

    /** Where agents and clients reach this controller, {@code https://farm:8420}; derived from what it listens on when not set. */
    Optional<String> publicUrl();

    /**
     * Where commits are shown: the address of one without its hash, {@code https://github.com/OWNER/REPOSITORY/commit/}. Links of dashboards
     * lead there.
     */
    Optional<String> commitUrl();

    /** How the controller shows who it is. */
    Tls tls();

    /** Where the tables are. */
    Database database();

    /** Where models, variants, data and raw reports are. */
    Artifacts artifacts();

    /** How devices get work. */
    Lease lease();

    /** How devices are trusted. */
    Health health();

    /** The operator's own commands for devices. */
    Hooks hooks();

    /** How histories are watched. */
    Watch watch();

    /** What is written to InfluxDB. */
    InfluxConfig influx();

    /** How variants are built. */
    Build build();

    /** What is refused because it is too large. */
    LimitsConfig limits();

    /** The pages for people. */
    Pages pages();

    /** The pages for people. */
    interface Pages {
        /** How long a browser stays signed in, however much it is used; a token that ends or is revoked ends it before. At least 5m. */
        @WithDefault("12h")
        Duration session();

        /** How long a browser stays signed in that does nothing; a page that is open does something. At least 5m. */
        @WithDefault("2h")
        Duration idle();
    }

    /** Signing in with accounts of a provider (OpenID Connect); off as long as there is no issuer. */
    Oidc oidc();

    /** Signing in with accounts of a provider (OpenID Connect). */
    interface Oidc {
        /** The provider, exactly as it names itself; nothing is asked of it before somebody signs in. */
        Optional<String> issuer();

        /** As the provider knows this farm, whose address to come back to is {@code …/api/v1/session/oidc/answer}. */
        Optional<String> clientId();

        /** None for a public client. */
        Optional<String> clientSecret();

        /** File with the secret, for those who do not want it in the settings. */
        Optional<Path> clientSecretFile();

        /** What the provider is asked for. */
        @WithDefault("openid,profile,email")
        List<String> scopes();

        /** The claim of the id token with somebody's groups; dots lead into objects, {@code realm_access.roles}. */
        @WithDefault("groups")
        String claim();

        /** Groups of administrators. */
        Optional<List<String>> admins();

        /** Groups that may start campaigns. */
        Optional<List<String>> ci();

        /** Groups that may look; {@code *} for everybody with an account. */
        Optional<List<String>> viewers();

        /** What the provider is called on the sign-in page. */
        @WithDefault("your organisation")
        String label();
    }

    /** How the controller shows who it is. */
    interface Tls {
        /** {@code auto} (as soon as it listens beyond its own machine), {@code on} or {@code off}. */
        @WithParentName
        @WithDefault("auto")
        TlsMode mode();

        /** PEM, the controller's own certificate first; one is made in {@link ControllerConfig#home()} when it is not set. */
        Optional<Path> certificate();

        /** PEM, PKCS #8 without a password. */
        Optional<Path> key();

        /** Further names and addresses for a certificate that is made. */
        Optional<List<String>> names();
    }

    /** Where the tables are. */
    interface Database {
        /** {@code jdbc:postgresql://host:port/database} or {@code jdbc:h2:…}; an H2 file in {@link ControllerConfig#home()} when not set. */
        Optional<String> url();

        /** Name of the database's user. */
        @WithDefault("sa")
        String user();

        /** Password of the database's user. */
        Optional<String> password();

        /** File with the password of the database's user, for those who do not want it in the settings. */
        Optional<Path> passwordFile();
    }

    /** Where models, variants, data and raw reports are. */
    interface Artifacts {
        /** Folder that all controllers of the farm share; one in {@link ControllerConfig#home()} when it is not set. */
        Optional<Path> folder();

        /** Whether the folder is the farm's from now on, whatever its marker says: for one start after a move. */
        @WithDefault("false")
        boolean adopt();

        /** How long a file stays that nothing refers to and nobody asks for; at least a day. */
        @WithDefault("30d")
        Duration keepUnused();
    }

    /** How devices get work. */
    interface Lease {
        /** How long a lease lasts without a heartbeat. */
        @WithDefault("30s")
        Duration length();

        /** How often an agent should send a heartbeat; a device is taken for lost after a whole {@link #length()} without. */
        @WithDefault("5s")
        Duration heartbeat();

        /** How long a request for work is held open. */
        @WithDefault("20s")
        Duration poll();

        /** How often a job may be lost with its agent or its link before it is given up. */
        @WithDefault("5")
        int lossesMax();

        /** How many agents may wait for work at once; more are told to come again. */
        @WithDefault("10000")
        int waitersMax();

        /** How long jobs wait for a device that is silent, quarantined or drained before a sibling takes them. */
        @WithDefault("10m")
        Duration siblingAfter();

        /** A campaign that waits gains one point of priority for each such time, and loses them again with its turn. */
        @WithDefault("10m")
        Duration ageing();
    }

    /** How devices are trusted. */
    interface Health {
        /**
         * Whether devices are checked at all: when they join, now and then, and before they leave quarantine. Without, only a person brings a
         * quarantined device back.
         */
        @WithDefault("true")
        boolean checks();

        /** A passed check counts for so long, in the environment that passed it. */
        @WithDefault("24h")
        Duration every();

        /** Before a quarantined device is checked again; doubled each time. */
        @WithDefault("30s")
        Duration pause();

        /** The pause does not grow beyond this. */
        @WithDefault("1h")
        Duration pauseMax();

        /** So many infrastructure faults within the window lead to quarantine. */
        @WithDefault("3")
        int faultsMax();

        /** How long a fault counts. */
        @WithDefault("1h")
        Duration faultsWindow();
    }

    /**
     * The operator's own commands for devices: absolute paths, run without a shell. Their only argument is the device's name; its labels are
     * in the environment as {@code ASSAY_LABEL_…}.
     */
    interface Hooks {
        /** Restarts a device's operating system. */
        Optional<Path> reboot();

        /** Takes a device's power away and gives it back. */
        Optional<Path> powerCycle();

        /** After this a command is ended. */
        @WithDefault("1m")
        Duration timeout();

        /** Whether they are also run without being asked for: after repeated faults, and when a device has been silent for long. */
        @WithDefault("false")
        boolean automatic();

        /** A device is not restarted by itself again before this has passed. */
        @WithDefault("15m")
        Duration pause();
    }

    /** How histories are watched. */
    interface Watch {
        /** Whether a figure that seems to have moved buys a comparison in pairs on its device. */
        @WithDefault("true")
        boolean comparisons();

        /** So many comparisons a device measures within 24 hours, at most. */
        @WithDefault("4")
        int comparisonsPerDay();

        /** Hour of the nightly study of all histories, UTC, 0 to 23. */
        @WithDefault("3")
        int hour();

        /**
         * Name of a model in the sweeps that nobody ever touches: where it moves, the device did, and the other figures are corrected by it. A
         * device's label {@code sentinel} names another. Without one nothing is corrected.
         */
        Optional<String> sentinel();
    }

    /** How variants are built. */
    interface Build {
        /** How many variants are built at once, each in a process of its own. */
        @WithDefault("1")
        int parallelism();

        /** After this a build is ended and counts as failed. */
        @WithDefault("15m")
        Duration timeout();

        /** Java heap of one build: some five times the model's size. */
        @WithDefault("1G")
        MemorySize memory();

        /** How long a build is another controller's without a sign of life. */
        @WithDefault("30s")
        Duration lease();

        /** How often a build may be begun before it is given up: a build that takes the controller down must end too. */
        @WithDefault("3")
        int attemptsMax();
    }
}
