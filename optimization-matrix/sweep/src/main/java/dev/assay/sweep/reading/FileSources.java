package dev.assay.sweep.reading;

import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.sweep.ModelFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sources that are files: beside a sweep, or stored by their hash. Keeps nothing; as thread-safe as its two parts. */
public final class FileSources implements SweepSources {
    private final Locator locator;
    private final ModelInspector inspector;

    /** Tells where a file lies. */
    @FunctionalInterface
    public interface Locator {
        /**
         * The file that a sweep means.
         *
         * @param path as written in the sweep
         */
        Path locate(String path) throws SourceException;
    }

    /** Reads the facts of a model without running it. */
    @FunctionalInterface
    public interface ModelInspector {
        /** The facts of the model in this file. */
        ModelFacts inspect(Path file) throws SourceException;
    }

    public FileSources(Locator locator, ModelInspector inspector) {
        this.locator = locator;
        this.inspector = inspector;
    }

    @Override
    public ModelFacts model(String path) throws SourceException {
        return inspector.inspect(existing(path, "an ONNX file"));
    }

    @Override
    public SourceData data(String path) throws SourceException {
        Path file = existing(path, "an NPZ file");
        String sha256 = sha256(path, file);
        try {
            return new SourceData(sha256, Dataset.open(file));
        } catch (DatasetException e) {
            throw new SourceException(String.valueOf(e.getMessage()).replace(file + ": ", path + ": "), e);
        }
    }

    private Path existing(String path, String expected) throws SourceException {
        Path file = locator.locate(path);
        if (!Files.isRegularFile(file)) {
            throw new SourceException("\"" + path + "\" " + (Files.exists(file) ? "is not a file" : "does not exist")
                    + "; expected " + expected);
        }
        return file;
    }

    private static String sha256(String path, Path file) throws SourceException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new SourceException(
                    "\"" + path + "\" cannot be read (" + e.getMessage() + "); expected an NPZ file", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
