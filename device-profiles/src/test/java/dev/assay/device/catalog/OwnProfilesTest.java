package dev.assay.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.device.reading.ProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProfilesTest {
    @TempDir
    Path folder;

    private static String profile(String title) {
        return """
                title: %s
                arch: aarch64
                clusters: [{core: Cortex-A55, cores: 4}]
                power-sensors: none
                threads: {default: 4, sweep: [1, 4], reason: four equal cores}
                recognised-by: {model: [My board*]}
                """.replace("%s", title);
    }

    @Test
    void aProfileOfTheFolderIsAddedOrTakesThePlaceOfTheShippedOne() throws IOException, ProfileException {
        Files.writeString(folder.resolve("my-board.yaml"), profile("My board"));
        Files.writeString(folder.resolve("raspberry-pi-5.yaml"), profile("My Pi"));
        Files.writeString(folder.resolve("notes.txt"), "not a profile");

        ProfileCatalog catalog = ProfileCatalog.shipped().with(folder);

        assertThat(catalog.get("my-board").title()).isEqualTo("My board");
        assertThat(catalog.get("raspberry-pi-5").title()).isEqualTo("My Pi");
        assertThat(catalog.all()).hasSize(ProfileCatalog.shipped().all().size() + 1);
    }

    @Test
    void aFolderThatIsNotThereHasNoProfiles() throws ProfileException {
        assertThat(ProfileCatalog.shipped().with(folder.resolve("none")).all())
                .isEqualTo(ProfileCatalog.shipped().all());
    }

    @Test
    void problemsOfAllFilesAreToldTogether() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), profile("One").replace("cores: 4", "cores: four"));
        Files.writeString(folder.resolve("two.yaml"), profile("Two").replace("arch", "architecture"));

        ProfileException exception = catchThrowableOfType(
                ProfileException.class, () -> ProfileCatalog.shipped().with(folder));

        assertThat(exception.problems().stream()
                        .map(problem -> Path.of(problem.fileName()).getFileName() + ":" + problem.line() + ":"
                                + problem.path()))
                .containsExactly("one.yaml:3:clusters[0].cores", "two.yaml:1:arch", "two.yaml:2:architecture");
        assertThat(exception).hasMessageEndingWith("\n3 problems");
    }

    @Test
    void aFileThatIsNoTextIsAProblemAndNoCrash() throws IOException {
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28, 0, 1});

        assertThatThrownBy(() -> ProfileCatalog.shipped().with(folder))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("binary.yaml is no text in UTF-8");
    }

    @Test
    void aMisspeltNameIsToldWithTheNearest() {
        assertThatThrownBy(() -> ProfileCatalog.shipped().get("rasberry-pi-5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("; did you mean raspberry-pi-5?");
    }
}
