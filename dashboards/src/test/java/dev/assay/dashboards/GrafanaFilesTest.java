package dev.assay.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrafanaFilesTest {
    @Test
    void theCommittedFilesAreThoseThatTheSchemaGives() throws IOException {
        for (Map.Entry<String, String> file : GrafanaFiles.all().entrySet()) {
            Path path = GrafanaFolder.ROOT.resolve(file.getKey());
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }

            assertThat(path).as("%s; -Dgolden=write writes it anew", path).hasContent(file.getValue());
        }
    }

    @Test
    void noDashboardLiesThereThatNobodyWrites() {
        List<String> written = GrafanaFiles.all().keySet().stream()
                .filter(path -> path.startsWith("dashboards/"))
                .map(path -> path.substring("dashboards/".length()))
                .toList();

        assertThat(GrafanaFolder.dashboards()).extracting("name").containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void writingTwiceGivesTheSameBytes() {
        assertThat(GrafanaFiles.all()).isEqualTo(GrafanaFiles.all());
    }

    @Test
    void noFileIsSoLargeThatNobodyLooksAtItsDifferences() {
        Stream<String> tooLarge = GrafanaFiles.all().entrySet().stream()
                .filter(file -> file.getValue().length() > 150_000)
                .map(Map.Entry::getKey);

        assertThat(tooLarge).isEmpty();
    }
}
