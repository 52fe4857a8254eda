package dev.assay.cli.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which revision of the user's own repository a sweep belongs to, as git says it. Without git or a repository there is none. */
public final class Revision {
    private static final int LIMIT_SECONDS = 5;

    private Revision() {}

    /** The commit that is checked out. */
    public static Optional<String> commit(Path folder) {
        return git(folder, "rev-parse", "HEAD");
    }

    /** The branch that is checked out; empty when none is. */
    public static Optional<String> branch(Path folder) {
        return git(folder, "symbolic-ref", "--quiet", "--short", "HEAD");
    }

    private static Optional<String> git(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean hasEnded = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return hasEnded && process.exitValue() == 0 && !answer.isEmpty() ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
