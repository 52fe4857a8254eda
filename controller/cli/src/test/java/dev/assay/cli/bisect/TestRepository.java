package dev.assay.cli.bisect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real git repository whose commits build a "model": a level of latency and a text that makes each build other bytes. */
final class TestRepository {
    static final String BUILD = "test ! -e broken && cat level text > model";

    final Path folder;
    /** In order; the first is good. */
    final List<String> commits = new ArrayList<>();

    TestRepository(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        git("init", "--quiet", "--initial-branch=main");
        git("config", "user.email", "ada@example.org");
        git("config", "user.name", "Ada");
        git("config", "commit.gpgsign", "false");
    }

    /** Adds a commit whose build has this level and text, or cannot be built. */
    void commit(double level, String text, boolean isBroken) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("level"), level + "\n");
        Files.writeString(folder.resolve("text"), text);
        Files.writeString(folder.resolve("count"), Integer.toString(commits.size()));
        if (isBroken) {
            Files.writeString(folder.resolve("broken"), "");
        } else {
            Files.deleteIfExists(folder.resolve("broken"));
        }
        git("add", "--all");
        git("commit", "--quiet", "-m", "change " + commits.size());
        commits.add(git("rev-parse", "HEAD"));
    }

    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + answer);
        }
        return answer;
    }
}
