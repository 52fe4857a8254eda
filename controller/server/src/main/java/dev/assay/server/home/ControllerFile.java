package dev.assay.server.home;

import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * How a running controller is reached: {@code controller.json} in its folder, there only while it runs (and after a sudden
 * end, which is why it names the process).
 *
 * @param url for instance {@code http://127.0.0.1:8420 or https://127.0.0.1:8420}
 * @param pid of the controller's process
 * @param pin of its certificate, see {@link dev.assay.protocol.ControllerAddress#pin()}; null where ordinary rules hold
 */
public record ControllerFile(
        String url, long pid, String version, @Nullable String pin) {

    /** Writes the file whole: a reader never sees half of it. */
    public void write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, WireJson.writePretty(this));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
