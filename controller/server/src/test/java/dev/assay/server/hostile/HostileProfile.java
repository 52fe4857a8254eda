package dev.assay.server.hostile;

import dev.assay.protocol.TokenText;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A controller whose store changes only by requests: no lease ends meanwhile, and no request is held open or counted. */
public class HostileProfile implements QuarkusTestProfile {
    static final Path HOME = home();

    private static Path home() {
        try {
            return Files.createTempDirectory("assay-hostile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String token(String file) {
        try {
            return TokenText.parse(Files.readString(HOME.resolve("tokens").resolve(file)))
                    .secret();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "assay.home", HOME.toString(),
                "assay.database.url", "jdbc:h2:mem:hostile;DB_CLOSE_DELAY=-1",
                "assay.lease.length", "10h",
                "assay.lease.poll", "0s",
                "assay.lease.losses-max", "1000000",
                "assay.health.pause", "50m",
                "assay.limits.artifact-bytes", "2M",
                "assay.limits.message-bytes", "64K",
                "assay.limits.report-bytes", "200K",
                "assay.limits.requests-per-second", "100000");
    }
}
