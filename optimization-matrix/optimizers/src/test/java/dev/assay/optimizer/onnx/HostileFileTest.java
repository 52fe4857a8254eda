package dev.assay.optimizer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFileTest {
    @TempDir
    Path folder;

    private void refuses(byte[] bytes, String... words) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), bytes);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file + ": ")
                .hasMessageContaining("; expected ")
                .satisfies(e -> assertThat(words).allMatch(word -> e.toString().contains(word)));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void namesWhatIsNoOnnxFileAtAll() throws Exception {
        refuses(new byte[0], "an empty file");
        refuses(latin("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"), "a PNG image");
        refuses(latin("PK\u0003\u0004\u0014\0\0\0"), "a zip archive");
        refuses(latin("version https://git-lfs.github.com/spec/v1\noid sha256:00"), "git lfs pull");
        refuses(latin("\u001c\0\0\0TFL3 and so on"), "a TensorFlow Lite model");
        refuses(latin("hello, world; this is plain text"), "broken or cut off");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.onnx"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> ModelFile.read(folder)).hasMessageContaining("not a file");
    }

    @Test
    void refusesEveryTruncationOfAModel() throws Exception {
        byte[] whole = TinyModel.sound().build().toByteArray();
        for (int length = 1; length < whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            if (!isSoundByChance(part)) {
                refuses(part);
            }
        }
    }

    /** Only the fields after the graph may be missing without notice, as protobuf has no end mark. */
    private static boolean isSoundByChance(byte[] part) {
        try {
            ModelProto model = ModelProto.parseFrom(part);
            return model.hasGraph() && model.getOpsetImportCount() > 0;
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            return false;
        }
    }

    @Test
    void refusesMessagesNestedWithoutEnd() throws Exception {
        // graph > node > attribute > graph > …, each level a few bytes.
        ByteString inner = ByteString.EMPTY;
        for (int level = 19_999; level >= 0; level--) {
            int field = level % 3 == 0 ? 1 : level % 3 == 1 ? 5 : 6;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CodedOutputStream coded = CodedOutputStream.newInstance(out);
            coded.writeTag(field, 2);
            coded.writeUInt32NoTag(inner.size());
            coded.flush();
            inner = ByteString.copyFrom(out.toByteArray()).concat(inner);
        }
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(model);
        coded.writeBytes(7, inner);
        coded.flush();
        refuses(model.toByteArray(), "nested more than 100 levels deep");
    }

    @Test
    void refusesASmallFileThatWouldFillTheHeap() throws Exception {
        // Empty nodes take two bytes each here and an object each in memory.
        long nodes = MemoryNeed.available() / 120 + 1;
        Path file = folder.resolve("model.onnx");
        try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
            CodedOutputStream coded = CodedOutputStream.newInstance(out);
            coded.writeTag(7, 2);
            coded.writeUInt32NoTag(Math.toIntExact(nodes * 2));
            for (long i = 0; i < nodes; i++) {
                coded.writeRawByte(0x0A);
                coded.writeRawByte(0);
            }
            coded.flush();
        }
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("bytes of memory; expected at most");
    }

    @Test
    void writesAFileWholeOrNotAtAll() throws Exception {
        Path file = Files.writeString(folder.resolve("model.onnx"), "before");
        Path folderInTheWay = Files.createDirectories(folder.resolve("model.onnx.part/inside"));

        assertThatThrownBy(() -> WholeFile.write(file, ByteString.copyFromUtf8("after")))
                .isInstanceOf(IOException.class);

        assertThat(file).hasContent("before");
        assertThat(folderInTheWay).exists();
    }
}
