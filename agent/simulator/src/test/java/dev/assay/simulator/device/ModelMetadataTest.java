package dev.assay.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.PlantedChange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMetadataTest {
    private static final PlantedChange PLANTED =
            new PlantedChange(PlantedChange.Kind.WORK, 500, new ArtifactRef("a".repeat(64), 1_000));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** A field that has a length, of at most 16,383 bytes. */
    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((number << 3) | 2);
        out.write((content.length & 0x7f) | 0x80);
        out.write(content.length >>> 7);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] text(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] entry(String key, String value) {
        return field(14, joined(text(1, key), text(2, value)));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private Map<String, String> metadata(byte[] bytes) throws Exception {
        return ModelMetadata.of(Files.write(folder.resolve("model.onnx"), bytes));
    }

    @Test
    void metadataStandBehindAGraphThatIsSkipped() throws Exception {
        byte[] irVersion = {1 << 3, 8};
        byte[] graph = field(7, new byte[10_000]);

        Map<String, String> found = metadata(
                joined(irVersion, graph, entry("author", "ada"), entry(PlantedChange.METADATA_KEY, PLANTED.text())));

        assertThat(found).containsEntry("author", "ada");
        assertThat(PlantedChange.in(found)).contains(PLANTED);
    }

    @Test
    void whatIsNoModelHasNoMetadata() throws Exception {
        byte[] whole = joined(field(7, new byte[100]), entry("author", "ada"));

        assertThat(metadata(new byte[0])).isEmpty();
        assertThat(metadata("PK, a zip".getBytes(StandardCharsets.UTF_8))).isEmpty();
        for (int length = 1; length < whole.length; length++) {
            assertThat(metadata(Arrays.copyOf(whole, length)))
                    .as("cut after %d bytes", length)
                    .isEmpty();
        }
    }
}
