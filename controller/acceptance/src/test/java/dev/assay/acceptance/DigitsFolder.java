package dev.assay.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with the digits models and data beside a sweep of its own. */
public final class DigitsFolder {
    private DigitsFolder() {}

    /** Writes {@code sweep.yaml} into {@code folder}, with {@code models/} and {@code data/} beside it. */
    public static Path write(Path folder, String sweepYaml) throws IOException {
        Path digits = Repository.root().resolve("optimization-matrix/examples/digits");
        for (String part : List.of("models", "data")) {
            Path copies = Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(digits.resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, copies.resolve(file.getFileName()));
                }
            }
        }
        return Files.writeString(folder.resolve("sweep.yaml"), sweepYaml);
    }
}
