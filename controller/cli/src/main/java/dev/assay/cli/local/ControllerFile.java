package dev.assay.cli.local;

import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a controller writes about itself once it listens: {@code controller.json} in its folder. */
record ControllerFile(String url, long pid, String version) {
    /** What the file says; empty when there is none that can be read. */
    static Optional<ControllerFile> read(Path file) {
        try {
            return Optional.of(WireJson.read(ControllerFile.class, Files.readAllBytes(file)));
        } catch (IOException | WireFormatException e) {
            return Optional.empty();
        }
    }
}
