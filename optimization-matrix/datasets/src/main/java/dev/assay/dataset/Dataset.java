package dev.assay.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Arrays over the same examples in one NPZ file. Opening reads the directory and the headers only; values come through cursors, so
 * the data set may be larger than memory. Nothing is ever extracted, and no memory is reserved on the word of a header. May be used
 * by several threads.
 */
public final class Dataset implements Closeable {
    /** The array with the class of each example. */
    public static final String LABELS = "labels";

    private static final String SUFFIX = ".npy";
    private static final int ARRAYS_MAX = 1_000;

    private final Path file;
    private final ZipFile zip;
    private final SortedMap<String, NpyHeader> headers;
    private final int examples;

    private Dataset(Path file, ZipFile zip, SortedMap<String, NpyHeader> headers, int examples) {
        this.file = file;
        this.zip = zip;
        this.headers = headers;
        this.examples = examples;
    }

    /** Opens the file and checks every header; the caller closes it. */
    public static Dataset open(Path npz) throws DatasetException {
        if (!Files.isRegularFile(npz)) {
            throw new DatasetException(npz, Files.exists(npz) ? "not a file" : "no such file", "an NPZ file");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(npz.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new DatasetException(
                    npz,
                    "not a readable zip (" + e.getMessage() + ")",
                    "a whole NPZ file, as numpy.savez writes it",
                    e);
        }
        try {
            SortedMap<String, NpyHeader> headers = headers(npz, zip);
            return new Dataset(npz, zip, headers, commonExamples(npz, headers));
        } catch (DatasetException e) {
            try {
                zip.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private static SortedMap<String, NpyHeader> headers(Path npz, ZipFile zip) throws DatasetException {
        if (zip.size() > ARRAYS_MAX) {
            throw new DatasetException(npz, zip.size() + " arrays", "at most " + ARRAYS_MAX);
        }
        SortedMap<String, NpyHeader> headers = new TreeMap<>();
        Iterator<? extends ZipEntry> entries = zip.entries().asIterator();
        while (entries.hasNext()) {
            ZipEntry entry = entries.next();
            if (entry.isDirectory() || !entry.getName().endsWith(SUFFIX)) {
                throw new DatasetException(npz, "the entry \"" + entry.getName() + "\"", "only arrays (*.npy)");
            }
            String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
            if (headers.put(name, header(npz, zip, entry, name)) != null) {
                throw DatasetException.ofArray(npz, name, "two entries of this name", "one");
            }
        }
        if (headers.isEmpty()) {
            throw new DatasetException(npz, "no arrays", "at least one");
        }
        return Collections.unmodifiableSortedMap(headers);
    }

    private static NpyHeader header(Path npz, ZipFile zip, ZipEntry entry, String name) throws DatasetException {
        try (InputStream in = zip.getInputStream(entry)) {
            NpyHeader header = NpyHeader.read(npz, name, in);
            long whole = Math.addExact(header.bytes(), header.dataBytes());
            if (entry.getSize() >= 0 && entry.getSize() != whole) {
                throw DatasetException.ofArray(
                        npz,
                        name,
                        "an entry of " + entry.getSize() + " bytes",
                        whole + " for " + header.array().type().onnxName()
                                + header.array().shape());
            }
            return header;
        } catch (IOException | ArithmeticException e) {
            throw DatasetException.ofArray(
                    npz, name, "the entry cannot be read (" + e.getMessage() + ")", "an intact file", e);
        }
    }

    private static int commonExamples(Path npz, SortedMap<String, NpyHeader> headers) throws DatasetException {
        Set<Long> counts = headers.values().stream()
                .map(header -> header.array().shape().get(0))
                .collect(Collectors.toSet());
        if (counts.size() > 1) {
            throw new DatasetException(
                    npz, "arrays " + list(headers), "the same number of examples (first dimension) in every array");
        }
        return counts.iterator().next().intValue();
    }

    private static String list(SortedMap<String, NpyHeader> headers) {
        return headers.values().stream().map(header -> header.array().text()).collect(Collectors.joining(", "));
    }

    /** The file it was opened from, for messages. */
    public Path file() {
        return file;
    }

    /** How many examples every array has, at least 1. */
    public int examples() {
        return examples;
    }

    /** What each array is, by name. */
    public SortedMap<String, ArrayHeader> arrays() {
        SortedMap<String, ArrayHeader> arrays = new TreeMap<>();
        headers.forEach((name, header) -> arrays.put(name, header.array()));
        return Collections.unmodifiableSortedMap(arrays);
    }

    /** Whether {@link #labels()} can be read. */
    public boolean hasLabels() {
        NpyHeader labels = headers.get(LABELS);
        return labels != null && labels.array().isPerExampleInteger();
    }

    /** The class of each example, read whole: four bytes per example. */
    public int[] labels() throws DatasetException {
        NpyHeader labels = headers.get(LABELS);
        if (labels == null || !hasLabels()) {
            throw new DatasetException(
                    file,
                    "arrays " + list(headers),
                    "an array \"" + LABELS + "\" of whole numbers with shape [" + examples + "]");
        }
        try (ArrayCursor cursor = cursor(LABELS)) {
            return LabelReader.read(file, labels.array(), cursor);
        }
    }

    /** A cursor at the first example of this array; the caller closes it. */
    public ArrayCursor cursor(String array) throws DatasetException {
        NpyHeader header = headers.get(array);
        if (header == null) {
            throw new DatasetException(file, "arrays " + list(headers), "an array \"" + array + "\"");
        }
        ZipEntry entry = Objects.requireNonNull(zip.getEntry(array + SUFFIX), "the header came from this entry");
        try {
            CRC32 sum = new CRC32();
            InputStream in = zip.getInputStream(entry);
            NpyHeader.read(file, array, new CheckedInputStream(in, sum));
            return new ArrayCursor(file, header, entry, in, sum);
        } catch (IOException e) {
            throw DatasetException.ofArray(
                    file, array, "the entry cannot be read (" + e.getMessage() + ")", "an intact file", e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
