package dev.assay.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of a farm on this machine, {@code .assay} unless the user says otherwise. Its layout is shared with {@code assay serve} and {@code assay agent}. */
record FarmHome(Path folder) {
    private static final int LOG_LINES = 12;

    Path controller() {
        return folder.resolve("controller");
    }

    Path controllerFile() {
        return controller().resolve("controller.json");
    }

    Path clientToken() {
        return controller().resolve("tokens/client.token");
    }

    Path agentToken() {
        return controller().resolve("tokens/agent.token");
    }

    Path agent(String device) {
        return folder.resolve("agent").resolve(device);
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String program) {
        return logs().resolve(program + ".log");
    }

    Path lock() {
        return folder.resolve("run.lock");
    }

    /** A sweep is often run inside a repository, and tokens and databases must not end up in it. */
    void keepOutOfGit() throws IOException {
        Path ignored = folder.resolve(".gitignore");
        if (!Files.exists(ignored)) {
            Files.writeString(ignored, "*\n");
        }
    }

    /** The last lines of a program's log, indented. */
    String tail(String program) {
        try {
            List<String> lines = Files.readAllLines(log(program));
            List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
            return last.isEmpty() ? "" : "\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "";
        }
    }
}
