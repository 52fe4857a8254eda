package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.influx.write.InfluxVersion;
import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterSettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static WriterSettings settings(
            InfluxVersion version, @Nullable String token, @Nullable Path tokenFile, @Nullable String user) {
        return new WriterSettings(
                "http://influx:8086",
                version,
                "assay",
                "lab",
                Optional.ofNullable(token),
                Optional.ofNullable(tokenFile),
                Optional.ofNullable(user),
                user == null ? Optional.empty() : Optional.of("p:w d"),
                Optional.empty(),
                Duration.ofSeconds(30));
    }

    private static void assertRefused(WriterSettings settings, String... words) {
        assertThatThrownBy(settings::terms)
                .isInstanceOf(StartFailedException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void aTokenMayComeFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), " secret-token \nand more\n");

        assertThat(settings(InfluxVersion.V2, null, file, null).terms().credentials())
                .contains("secret-token");
    }

    @Test
    void userAndPasswordAreThoseOfTheFirstVersion() {
        assertThat(settings(InfluxVersion.V1, null, null, "ada").terms().credentials())
                .contains("ada:p:w d");
        assertThat(settings(InfluxVersion.V1, null, null, null).terms().credentials())
                .isEmpty();
    }

    @Test
    void whatBelongsToAnotherVersionIsTold() {
        assertRefused(settings(InfluxVersion.V1, "t", null, null), "assay.influx.token is set for version v1");
        assertRefused(settings(InfluxVersion.V2, "t", null, "ada"), "assay.influx.user", "version=v1");
    }

    @Test
    void withoutATokenNothingBegins() {
        assertRefused(settings(InfluxVersion.V2, null, null, null), "there is no token", "assay.influx.token-file");
        assertRefused(settings(InfluxVersion.V3, null, null, null), "there is no token");
    }

    @Test
    void aFileThatSaysNothingIsTold() throws IOException {
        assertRefused(settings(InfluxVersion.V2, null, folder.resolve("none"), null), "cannot be read");
        assertRefused(
                settings(InfluxVersion.V2, null, Files.createFile(folder.resolve("empty")), null),
                "whose first line is empty");
        assertRefused(settings(InfluxVersion.V2, "t", folder.resolve("none"), null), "both set", "cannot be read");
    }

    @Test
    void theSecretIsInNoText() {
        WriterSettings odd = settings(InfluxVersion.V2, "gehe\u00efm", null, null);

        assertThat(odd.toString()).doesNotContain("gehe");
        assertThatThrownBy(odd::terms)
                .hasMessageContaining("no header carries")
                .message()
                .doesNotContain("gehe");
    }
}
