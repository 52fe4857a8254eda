package dev.assay.agent.link;

import dev.assay.agent.AgentJvm;
import dev.assay.agent.AgentMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real agent in a process of its own, started as the documentation says. */
final class AgentProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private AgentProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static AgentProcess start(Path home, String controller, String token) throws IOException {
        return start(home, Map.of("ASSAY_TOKEN", token), "--controller", controller);
    }

    static AgentProcess start(Path home, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AgentJvm.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AgentMain.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--name", "bench-1"));
        command.addAll(List.of("--home", home.toString(), "--label", "room=kitchen"));
        Path output = Files.createTempFile(Files.createDirectories(home), "agent-", ".log");
        ProcessBuilder starter =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        starter.environment().putAll(AgentJvm.ENVIRONMENT);
        starter.environment().putAll(environment);
        return new AgentProcess(starter.start(), output);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} does. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the agent did not end");
        }
        return process.exitValue();
    }

    /** Runs that the agent has under way. */
    List<ProcessHandle> runs() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
