package dev.assay.sweep.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.dataset.Dataset;
import dev.assay.sweep.SampleModels;
import dev.assay.sweep.reading.SweepSources.SourceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourcesTest {
    @TempDir
    Path folder;

    private FileSources sources;

    @BeforeEach
    void makeSources() {
        sources = new FileSources(folder::resolve, file -> SampleModels.convolutional());
    }

    @Test
    void dataComeWithTheHashOfTheirFile() throws IOException, SourceException, NoSuchAlgorithmException {
        Path file = NpzWriter.digits(2).to(folder.resolve("digits.npz"));

        SourceData source = sources.data("digits.npz");

        try (Dataset dataset = source.dataset()) {
            assertThat(dataset.examples()).isEqualTo(2);
        }
        assertThat(source.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
    }

    @Test
    void missingFileAndFolderAreNamedAsWritten() throws IOException {
        Files.createDirectory(folder.resolve("models"));

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> sources.model("m.onnx"))
                .withMessage("\"m.onnx\" does not exist; expected an ONNX file");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> sources.data("models"))
                .withMessage("\"models\" is not a file; expected an NPZ file");
    }

    @Test
    void brokenDataAreNamedAsWritten() throws IOException {
        Files.writeString(folder.resolve("broken.npz"), "no zip");

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> sources.data("broken.npz"))
                .withMessageStartingWith("broken.npz: not a readable zip");
    }
}
