package dev.assay.registration;

import dev.assay.registration.step.Pause;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.Board;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.Script;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshFault;
import dev.assay.ssh.SshRoute;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** What the agent on a board prints, read from afar. One thread. */
public final class AgentLog {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Board board;
    private final String path;

    AgentLog(Board board, String path) {
        this.board = board;
        this.path = path;
    }

    /**
     * Logs in and reads.
     *
     * @param follows whether to go on until the thread is interrupted
     * @throws StepFailedException when the board cannot be reached, or has no log
     */
    public static void read(SshRoute route, int lines, boolean follows, Means means, Consumer<String> reader)
            throws StepFailedException, InterruptedException {
        try (Landing landing = Landing.on(route, "", means)) {
            AgentLog log = new AgentLog(landing.board(), landing.folder().log());
            if (follows) {
                log.follow(lines, means.pause(), reader);
            } else {
                reader.accept(log.tail(lines));
            }
        } catch (SshException e) {
            throw new StepFailedException(String.valueOf(e.getMessage()), "");
        }
    }

    /** Its last lines. */
    String tail(int lines) throws SshException {
        Outcome outcome = board.run(Script.of("tail -n \"$1\" \"$2\"", Integer.toString(lines), path), LIMIT);
        if (!outcome.succeeded()) {
            throw new SshException(SshFault.FILE, path + " on " + board.address() + ": " + outcome.complaint());
        }
        return outcome.output();
    }

    /** Its last lines, and whatever follows, until the thread is interrupted. */
    void follow(int lines, Pause pause, Consumer<String> reader) throws SshException, InterruptedException {
        long at = size();
        reader.accept(tail(lines));
        while (true) {
            pause.sleep(GLANCE);
            long now = size();
            // A log that is shorter than before was begun anew.
            long from = now < at ? 0 : at;
            if (now > from) {
                String news = board.run(Script.of("tail -c +\"$1\" \"$2\"", Long.toString(from + 1), path), LIMIT)
                        .output();
                reader.accept(news);
                at = from + news.getBytes(StandardCharsets.UTF_8).length;
            } else {
                at = now;
            }
        }
    }

    private long size() throws SshException {
        String size =
                board.run(Script.of("wc -c <\"$1\"", path), LIMIT).output().strip();
        return size.isEmpty() ? 0 : Long.parseLong(size);
    }
}
