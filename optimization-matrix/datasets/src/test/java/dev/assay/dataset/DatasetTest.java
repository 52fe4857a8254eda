package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
    @TempDir
    Path folder;

    @Test
    void openingTellsEveryArrayAndTheNumberOfExamples() throws Exception {
        Path npz = new NpzFile()
                .floats("input", "(2, 1, 3)", 1, 2, 3, 4, 5, 6)
                .longs("labels", 7, 8)
                .in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThat(data.examples()).isEqualTo(2);
            assertThat(data.arrays())
                    .containsOnlyKeys("input", "labels")
                    .containsEntry("input", new ArrayHeader("input", ElementType.FLOAT32, List.of(2L, 1L, 3L)));
        }
    }

    @Test
    void aCursorGivesTheExamplesInOrderAndThenNothing() throws Exception {
        Path npz = new NpzFile().floats("input", "(3, 2)", 1, 2, 3, 4, 5, 6).in(folder);

        try (Dataset data = Dataset.open(npz);
                ArrayCursor cursor = data.cursor("input")) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
            assertThat(cursor.read(buffer, 2)).isEqualTo(2);
            assertThat(floats(buffer)).containsExactly(1, 2, 3, 4);
            buffer.clear();
            assertThat(cursor.read(buffer, 2)).isEqualTo(1);
            assertThat(floats(buffer)).containsExactly(5, 6);
            buffer.clear();
            assertThat(cursor.read(buffer, 2)).isZero();
        }
    }

    @Test
    void twoCursorsDoNotDisturbEachOther() throws Exception {
        Path npz = new NpzFile().floats("input", "(2, 1)", 1, 2).in(folder);
        ByteBuffer first = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        ByteBuffer second = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());

        try (Dataset data = Dataset.open(npz);
                ArrayCursor one = data.cursor("input");
                ArrayCursor other = data.cursor("input")) {
            one.read(first, 1);
            other.read(second, 2);
        }

        assertThat(floats(first)).containsExactly(1);
        assertThat(floats(second)).containsExactly(1, 2);
    }

    @Test
    void aBufferThatIsTooSmallIsTheCallersMistake() throws Exception {
        Path npz = new NpzFile().floats("input", "(2, 2)", 1, 2, 3, 4).in(folder);

        try (Dataset data = Dataset.open(npz);
                ArrayCursor cursor = data.cursor("input")) {
            assertThatThrownBy(() -> cursor.read(ByteBuffer.allocateDirect(15), 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("15")
                    .hasMessageContaining("16");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyFormatVersionIsRead(int version) throws Exception {
        byte[] npy = NpzFile.npy(version, "|u1", "False", "(2, 2)", new byte[] {1, 2, 3, 4});
        Path npz = new NpzFile().entry("input.npy", npy).in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThat(data.arrays())
                    .containsEntry("input", new ArrayHeader("input", ElementType.UINT8, List.of(2L, 2L)));
        }
    }

    @Test
    void storedEntriesAreReadLikeDeflatedOnes() throws Exception {
        byte[] npy = NpzFile.npy(1, "|u1", "False", "(2,)", new byte[] {3, 4});
        Path npz = new NpzFile().storedEntry("labels.npy", npy).in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThat(data.labels()).containsExactly(3, 4);
        }
    }

    @ParameterizedTest
    @CsvSource({"<i8,8", "<i4,4", "<i2,2", "|i1,1"})
    void labelsOfAnyWidthKeepTheirSign(String descr, int bytes) throws Exception {
        ByteBuffer values = ByteBuffer.allocate(2 * bytes).order(ByteOrder.LITTLE_ENDIAN);
        values.put(0, (byte) 5);
        for (int i = bytes; i < 2 * bytes; i++) {
            values.put(i, (byte) -1);
        }
        Path npz = new NpzFile().array("labels", descr, "(2,)", values.array()).in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThat(data.labels()).containsExactly(5, -1);
        }
    }

    @Test
    void moreLabelsThanOneReadHoldsArriveWhole() throws Exception {
        long[] labels = new long[20_000];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i;
        }
        Path npz = new NpzFile().longs("labels", labels).in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThat(data.labels()).hasSize(20_000).startsWith(0, 1).endsWith(19_998, 19_999);
        }
    }

    @Test
    void missingLabelsNameTheArraysThatAreThere() throws Exception {
        Path npz = new NpzFile().floats("input", "(1, 1)", 1).in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThat(data.hasLabels()).isFalse();
            assertThatThrownBy(data::labels)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("data.npz")
                    .hasMessageContaining("\"input\" float[1, 1]")
                    .hasMessageContaining("expected an array \"labels\" of whole numbers with shape [1]");
        }
    }

    @Test
    void labelsThatAreNoWholeNumbersAreNoLabels() throws Exception {
        Path npz = new NpzFile().floats("labels", "(1,)", 1).in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThat(data.hasLabels()).isFalse();
        }
    }

    @Test
    void aLabelBeyond32BitsIsRefusedWithItsExample() throws Exception {
        Path npz = new NpzFile().longs("labels", 1, 1L << 40).in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThatThrownBy(data::labels)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("1099511627776 of example 1");
        }
    }

    private static float[] floats(ByteBuffer buffer) {
        buffer.flip();
        float[] values = new float[buffer.remaining() / 4];
        buffer.asFloatBuffer().get(values);
        return values;
    }
}
