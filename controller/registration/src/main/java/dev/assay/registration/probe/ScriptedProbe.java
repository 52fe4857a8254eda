package dev.assay.registration.probe;

import dev.assay.ssh.Board;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.Script;
import dev.assay.ssh.SshException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Looks at a board with one POSIX script, which busybox's shell runs as well. */
public final class ScriptedProbe implements BoardProbe {
    /** A slow board that starts several Javas and waits for a controller that does not answer. */
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final InstantSource clock;

    /** A probe that compares the boards' clocks with {@code clock}. */
    public ScriptedProbe(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Probe look(Board board, String installFolder, URI controller) throws SshException {
        Outcome outcome = board.run(
                Script.of(
                        script(),
                        installFolder,
                        controller.toString(),
                        String.valueOf(controller.getHost()),
                        Integer.toString(port(controller))),
                DEADLINE);
        Instant now = clock.instant();
        return new ProbeReading(new Answers(outcome.output()), outcome, now).probe();
    }

    private static int port(URI controller) {
        if (controller.getPort() > 0) {
            return controller.getPort();
        }
        return "https".equals(controller.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    static String script() {
        try (InputStream resource = ScriptedProbe.class.getResourceAsStream("probe.sh")) {
            if (resource == null) {
                throw new IllegalStateException("probe.sh is missing beside " + ScriptedProbe.class.getName());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
