package dev.assay.server.home;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the controller keeps what must survive it. Immutable. */
public final class HomeFolder {
    private final Path root;

    private HomeFolder(Path root) {
        this.root = root;
    }

    /** Opens the folder, made if need be. */
    public static HomeFolder open(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        if (root.toString().contains(";")) {
            // H2 would take the rest of the path for settings.
            throw new StartFailedException("assay.home is \"" + root + "\"; expected a path without \";\"", null);
        }
        return new HomeFolder(Files.createDirectories(root));
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** Built and uploaded files, by hash. */
    public Path artifacts() {
        return root.resolve("artifacts");
    }

    /** The secrets that clients and agents show. */
    public Path tokens() {
        return root.resolve("tokens");
    }

    /** Tells this folder from those of other controllers, also of other machines, as far as their names differ. */
    public String place() {
        return hostName() + ":" + root;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** Large messages while they arrive; emptied at every start. */
    public Path incoming() {
        return root.resolve("incoming");
    }

    /** The certificate that the controller makes for itself. */
    public Path tls() {
        return root.resolve("tls");
    }

    /** The key by which the controller signs evidence. */
    public Path signingKey() {
        return root.resolve("evidence").resolve("signing.key");
    }

    /** Evidence until it is sent; emptied at every start. */
    public Path outgoing() {
        return root.resolve("evidence").resolve("outgoing");
    }

    /** What builds leave half-done; emptied at every start. */
    public Path builds() {
        return root.resolve("builds");
    }

    /** What a running controller holds. */
    public Path lockFile() {
        return root.resolve("controller.lock");
    }

    /** Where a running controller says how it is reached. */
    public Path controllerFile() {
        return root.resolve("controller.json");
    }

    /** The embedded database, for a controller that is not given another one. */
    public String databaseUrl() {
        return "jdbc:h2:file:" + root.resolve("assay") + ";DB_CLOSE_ON_EXIT=FALSE";
    }
}
