package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are damaged or lie. Each must end in one clear sentence, without memory reserved on their word. */
class HostileFileTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFileIsSaid() {
        refused(folder.resolve("none.npz"), "no such file");
    }

    @Test
    void aTruncatedZipIsRefused() throws Exception {
        byte[] whole = new NpzFile().floats("input", "(2, 1)", 1, 2).bytes();

        for (int length = 0; length < whole.length; length++) {
            refused(Files.write(folder.resolve("data.npz"), Arrays.copyOf(whole, length)), "not a readable zip");
        }
    }

    @Test
    void aDamagedByteInTheValuesIsFoundByTheChecksum() throws Exception {
        byte[] npy = NpzFile.npy(1, "|u1", "False", "(4, 1)", new byte[] {11, 12, 13, 14});
        byte[] whole = new NpzFile().storedEntry("input.npy", npy).bytes();
        whole[indexOf(whole, new byte[] {11, 12, 13, 14}) + 2] ^= 1;
        Path npz = Files.write(folder.resolve("data.npz"), whole);

        try (Dataset data = Dataset.open(npz);
                ArrayCursor cursor = data.cursor("input")) {
            assertThatThrownBy(() -> cursor.read(ByteBuffer.allocateDirect(4), 4))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("array \"input\": a wrong checksum");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(9223372036854775807, 2)|9223372036854775807 examples",
                "(4, 4294967296, 4294967296)|shape [4, 4294967296, 4294967296]",
                "(4, 99999999999999999999)|no 64-bit whole number",
                "(4, -1)|shape [4, -1]",
                "(0, 1)|shape [0, 1]",
                "()|shape []",
                "(1000000, 1000)|an entry of",
            })
    void absurdDimensionsAreRefusedBeforeAnythingIsRead(String shape, String found) throws Exception {
        refused(new NpzFile().floats("input", shape, 1, 2, 3, 4).in(folder), found);
    }

    @ParameterizedTest
    @CsvSource({
        "1,65535,ends inside its header",
        "2,4294967295,a header of 4294967295 bytes",
        "1,3,a string without an end"
    })
    void aHeaderThatLiesAboutItsLengthIsRefused(int version, long claimed, String found) throws Exception {
        byte[] npy = NpzFile.npy(version, claimed, "{'descr': '<f4'}", new byte[8]);

        refused(new NpzFile().entry("input.npy", npy).in(folder), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'descr': '<f4', 'shape': (1,), };'fortran_order'",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), };a structured type",
                "{'descr': '|O', 'fortran_order': False, 'shape': (1,), };elements of type '|O'",
                "{'descr': '>f4', 'fortran_order': False, 'shape': (1,), };elements of type '>f4'",
                "{'descr': '<f4', 'fortran_order': True, 'shape': (1,), };Fortran order",
                "{'descr': '<f4', 'descr': '<f8', };twice",
                "{'descr': '<f4;without an end",
                "__import__('os');the character '_' at 0",
                "{'shape': __import__('os')};the character '_'",
                "{} {};the character '{' at 3",
            })
    void aHeaderThatIsNoPlainArrayIsRefused(String header, String found) throws Exception {
        byte[] npy = NpzFile.npy(1, header.length(), header, new byte[4]);

        refused(new NpzFile().entry("input.npy", npy).in(folder), found);
    }

    @Test
    void aWrongMagicIsRefused() throws Exception {
        refused(new NpzFile().entry("input.npy", new byte[100]).in(folder), "does not start with the NPY magic");
    }

    @Test
    void anUnknownFormatIsRefused() throws Exception {
        byte[] npy = NpzFile.npy(4, "<f4", "False", "(1,)", new byte[4]);

        refused(new NpzFile().entry("input.npy", npy).in(folder), "NPY format 4");
    }

    @Test
    void arraysOverDifferentNumbersOfExamplesAreRefusedTogether() throws Exception {
        Path npz = new NpzFile()
                .floats("input", "(2, 1)", 1, 2)
                .longs("labels", 1, 2, 3)
                .in(folder);

        refused(npz, "\"input\" float[2, 1], \"labels\" int64[3]");
    }

    @Test
    void anEntryThatIsNoArrayIsRefused() throws Exception {
        refused(new NpzFile().entry("notes.txt", new byte[1]).in(folder), "the entry \"notes.txt\"");
    }

    @Test
    void anEmptyZipIsRefused() throws Exception {
        refused(new NpzFile().in(folder), "expected at least one");
    }

    @Test
    void aPathInAnEntryNameIsOnlyAName() throws Exception {
        Path npz = new NpzFile().floats("../../outside", "(1, 1)", 1).in(folder);

        try (Dataset data = Dataset.open(npz)) {
            assertThat(data.arrays()).containsOnlyKeys("../../outside");
        }
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("data.npz"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anEntryLongerThanItsShapeIsRefused() throws Exception {
        refused(new NpzFile().floats("input", "(2, 1)", 1, 2, 3).in(folder), "an entry of");
    }

    @Test
    void aBombWhoseDirectoryLiesIsReadNoFurtherThanTheShapeAsks() throws Exception {
        Path npz = withDirectorySize(new NpzFile().entry("input.npy", npyWithValues(4_000_000)), 4);

        try (Dataset data = Dataset.open(npz);
                ArrayCursor cursor = data.cursor("input")) {
            assertThatThrownBy(() -> cursor.read(ByteBuffer.allocateDirect(4), 4))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageMatching("(?s).*(behind the last example|cannot be read|ends early).*");
        }
    }

    @Test
    void anEntryThatEndsBeforeItsDirectorySaysIsRefusedWhileReading() throws Exception {
        byte[] npy = NpzFile.npy(1, "|u1", "False", "(1000, 1)", new byte[10]);
        Path npz = withDirectorySize(new NpzFile().entry("input.npy", npy), 1_000);

        try (Dataset data = Dataset.open(npz);
                ArrayCursor cursor = data.cursor("input")) {
            assertThatThrownBy(() -> cursor.read(ByteBuffer.allocateDirect(1_000), 1_000))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("ends early");
        }
    }

    private static byte[] npyWithValues(int values) {
        return NpzFile.npy(1, "|u1", "False", "(4, 1)", new byte[values]);
    }

    /** Makes the central directory claim that the header and this many bytes of values are in the only entry. */
    private Path withDirectorySize(NpzFile file, int valueBytes) throws Exception {
        byte[] zip = file.bytes();
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        int headerBytes = NpzFile.npy(1, "|u1", "False", valueBytes == 4 ? "(4, 1)" : "(1000, 1)", new byte[0]).length;
        ByteBuffer.wrap(zip).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, headerBytes + valueBytes);
        return Files.write(folder.resolve("data.npz"), zip);
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i <= all.length - part.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    private static void refused(Path npz, String found) {
        assertThatThrownBy(() -> Dataset.open(npz).close())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(npz.toString())
                .hasMessageContaining(found)
                .hasMessageContaining("expected");
    }
}
