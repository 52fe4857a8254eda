package dev.assay.influx.real;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which influxd, and where it may be. {@code .ci/run} installs those of 1.x; {@code .ci/influx2} makes one of 2.x, which takes long. */
@SuppressWarnings("ImmutableEnumChecker") // generations have no state
public enum InfluxProgram {
    /** 1.8.10, the oldest that Assay writes to; also on the path or in the folder of {@code go install}. */
    V1_8("ASSAY_INFLUXD", true, new InfluxOne()),
    /** 1.6.7, as Debian has it: the oldest that answers the dashboards' queries. */
    V1_6("ASSAY_INFLUXD_OLD", false, new InfluxOne()),
    /** 2.7, which is asked as 1.x is, and written to with organization, bucket and token. */
    V2_7("ASSAY_INFLUXD_2", false, new InfluxTwo());

    private final String variable;
    private final boolean isElsewhere;
    private final InfluxGeneration generation;

    InfluxProgram(String variable, boolean isElsewhere, InfluxGeneration generation) {
        this.variable = variable;
        this.isElsewhere = isElsewhere;
        this.generation = generation;
    }

    /** Those that every check needs, and 2.7 where somebody made one. */
    public static Stream<InfluxProgram> wanted() {
        return Stream.of(values()).filter(program -> program != V2_7 || program.isNamed());
    }

    /** Those of {@link #wanted} that Assay writes to. */
    public static Stream<InfluxProgram> writable() {
        return wanted().filter(program -> program != V1_6);
    }

    /** How it is started and spoken to. */
    InfluxGeneration generation() {
        return generation;
    }

    private boolean isNamed() {
        return System.getenv(variable) != null;
    }

    /** Where it is; a test that asks on a machine without it is skipped, and says so. */
    Path require() {
        return find().orElseGet(() -> abort(
                "SKIPPED: no influxd (" + this + "); set " + variable + " to its path, or let .ci/run install it"));
    }

    private Optional<Path> find() {
        String named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return isElsewhere ? elsewhere().filter(Files::isExecutable).findFirst() : Optional.empty();
    }

    private static Stream<Path> elsewhere() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(
                Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, "influxd")),
                Stream.of(Path.of(System.getProperty("user.home"), "go", "bin", "influxd")));
    }
}
