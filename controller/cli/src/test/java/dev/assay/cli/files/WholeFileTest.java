package dev.assay.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @Test
    void foldersAreMadeAndNothingElseIsLeft(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a/b/report.json");

        WholeFile.write(file, new byte[] {1});
        WholeFile.write(file, new byte[] {2, 3});

        assertThat(file).hasBinaryContent(new byte[] {2, 3});
        try (Stream<Path> files = Files.list(folder.resolve("a/b"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderInItsPlaceIsSaidToBeOne(@TempDir Path folder) {
        assertThatThrownBy(() -> WholeFile.write(folder, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + " is a folder; expected a file");
    }
}
