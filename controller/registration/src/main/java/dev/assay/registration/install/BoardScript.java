package dev.assay.registration.install;

import dev.assay.ssh.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shell scripts beside a class, as they are sent to a board with arguments. */
public final class BoardScript {
    private BoardScript() {}

    /** The script {@code NAME.sh} of this package. */
    static Script of(String name, List<String> arguments) {
        return of(BoardScript.class, name, arguments);
    }

    /** The script {@code NAME.sh} beside {@code neighbour}. */
    public static Script of(Class<?> neighbour, String name, List<String> arguments) {
        try (InputStream in = neighbour.getResourceAsStream(name + ".sh")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sh is not beside " + neighbour.getName());
            }
            return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
