package dev.assay.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with the digits models and data beside a sweep of the test's own. */
final class DigitsFolder {
    private DigitsFolder() {}

    /** Writes {@code sweep.yaml} into {@code folder}, with {@code models/} and {@code data/} beside it. */
    static Path write(Path folder, String sweepYaml) throws IOException {
        Path digits = Repository.root().resolve("optimization-matrix/examples/digits");
        Files.createSymbolicLink(folder.resolve("models"), digits.resolve("models"));
        Files.createSymbolicLink(folder.resolve("data"), digits.resolve("data"));
        return Files.writeString(folder.resolve("sweep.yaml"), sweepYaml);
    }
}
