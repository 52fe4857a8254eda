package dev.assay.server.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A controller in a folder of its own that forgets everything, and answers at once instead of holding requests open. */
public final class FarmProfile implements QuarkusTestProfile {
    private static final Path HOME = makeHome();

    /** The controller's folder. */
    static Path home() {
        return HOME;
    }

    private static Path makeHome() {
        try {
            return Files.createTempDirectory("assay-http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String token(String role) {
        try {
            return Files.readString(HOME.resolve("tokens/" + role + ".token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "assay.home", HOME.toString(),
                "assay.database.url", "jdbc:h2:mem:http;DB_CLOSE_DELAY=-1",
                "assay.lease.poll", "1s",
                "assay.lease.waiters-max", "2",
                "assay.health.checks", "false",
                "assay.limits.artifact-bytes", "2M",
                "assay.limits.message-bytes", "64K",
                "assay.limits.report-bytes", "1M");
    }
}
