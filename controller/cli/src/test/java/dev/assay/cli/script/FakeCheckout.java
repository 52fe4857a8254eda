package dev.assay.cli.script;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A checkout with the real script, and fake {@code java} and {@code mvn} in a {@code PATH} that has nothing else unexpected. */
final class FakeCheckout {
    private static final List<String> USUAL_TOOLS = List.of(
            "bash",
            "sed",
            "head",
            "tail",
            "tr",
            "cut",
            "find",
            "touch",
            "mkdir",
            "mv",
            "dirname",
            "readlink",
            "flock",
            "stty",
            "cat",
            "sleep");
    private static final String SHELL = "/bin/sh";
    private static final String GOOD_MAVEN = """
            if [ "$1" = -version ]; then echo "Apache Maven 3.8.7 (abc)"; exit; fi
            echo "mvn $*" >> "$CALLS"
            sleep 0.3
            for jar in controller/server/target/quarkus-app/quarkus-run controller/cli/target/assay-cli-0.1.0 \\
                agent/runtime/target/assay-agent-0.1.0 agent/simulator/target/assay-simulator-0.1.0; do
              mkdir -p "$(dirname "$ROOT/$jar")" && touch "$ROOT/$jar.jar"
            done
            """;

    final Path root;
    final Path tools;
    private final Path calls;

    FakeCheckout(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("check out"));
        tools = Files.createDirectories(folder.resolve("bin"));
        calls = folder.resolve("calls");
        Path script = Path.of("../../assay").toAbsolutePath().normalize();
        Files.copy(script, root.resolve("assay"));
        setExecutable(root.resolve("assay"));
        for (String source : List.of("agent/runtime/src/main/A.java", "controller/cli/src/main/B.java")) {
            Files.createDirectories(root.resolve(source).getParent());
            Files.createFile(root.resolve(source));
        }
        Files.createDirectories(root.resolve("optimization-matrix"));
        Files.createDirectories(root.resolve("device-profiles"));
        Files.createFile(root.resolve("pom.xml"));
        for (String tool : USUAL_TOOLS) {
            passOn(tool);
        }
    }

    /** The real tool, by a program of one line. */
    private void passOn(String tool) throws IOException {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path real = Path.of(folder, tool);
            if (Files.isExecutable(real)) {
                program(tool, "exec " + real + " \"$@\"\n");
                return;
            }
        }
    }

    /** A Java of this version, which prints what it is started with. */
    FakeCheckout withJava(String version) throws IOException {
        program(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version
                        + "\" 2025-04-15' >&2; exit; fi\nprintf '[%s]' \"$@\"; echo\n");
        program("javac", "exit 0\n");
        return this;
    }

    /** A Maven that builds, and writes down that it did. */
    FakeCheckout withMaven() throws IOException {
        program("mvn", GOOD_MAVEN);
        return this;
    }

    /** A program of these lines of shell. */
    void program(String name, String lines) throws IOException {
        Path program = tools.resolve(name);
        Files.deleteIfExists(program);
        Files.writeString(program, "#!" + SHELL + "\n" + lines);
        setExecutable(program);
    }

    private static void setExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** How often Maven built. */
    int builds() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    /** What a call of the script answered. */
    record Answer(int exitCode, String output) {}

    /** Calls the script at {@code script} in another folder than its own. */
    Answer call(Path script, String... arguments) throws IOException, InterruptedException {
        return answer(start(script, arguments));
    }

    Answer call(String... arguments) throws IOException, InterruptedException {
        return call(root.resolve("assay"), arguments);
    }

    Process start(Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder starter =
                new ProcessBuilder(command).redirectErrorStream(true).directory(tools.toFile());
        starter.environment().clear();
        starter.environment().put("PATH", tools.toString());
        starter.environment().put("CALLS", calls.toString());
        starter.environment().put("ROOT", root.toString());
        return starter.start();
    }

    static Answer answer(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }
}
