package dev.assay.device.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
    @Test
    void theExampleOfTheReadmeIsAProfile() throws IOException, ProfileException {
        String readme = Files.readString(Path.of("README.md"));
        String example = readme.split("```yaml\n", -1)[1].split("```", -1)[0];

        assertThat(ProfileReader.read("my-board.yaml", example).cores()).isEqualTo(6);
    }

    @Test
    void everyKeyIsInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        for (ProfileSection section : ProfileSection.values()) {
            assertThat(section.keys()).allSatisfy(key -> assertThat(readme).contains(key));
        }
    }
}
