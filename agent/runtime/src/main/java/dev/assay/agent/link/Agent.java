package dev.assay.agent.link;

import dev.assay.agent.energy.SensorMeter;
import dev.assay.agent.energy.SensorSearch;
import dev.assay.agent.environment.EnvironmentReader;
import dev.assay.agent.environment.HostFacts;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.session.EngineProbe;
import dev.assay.agent.session.Pause;
import dev.assay.agent.session.ProcessLauncher;
import dev.assay.agent.session.RunJvm;
import dev.assay.agent.session.SessionRunner;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.Environment;
import dev.assay.protocol.ProtocolVersion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An agent put together from its options. Used once, by one thread. */
public final class Agent {
    private static final double BACKOFF_SECONDS_FIRST = 0.5;
    private static final double BACKOFF_SECONDS_MAX = 30;
    private static final double IDLE_SECONDS = 2;

    private final AgentOptions options;
    private final InstantSource clock;
    private final Consumer<String> log;

    /**
     * An agent that has not begun.
     *
     * @param log hears what happens, a sentence at a time, on any thread
     */
    public Agent(AgentOptions options, InstantSource clock, Consumer<String> log) {
        this.options = options;
        this.clock = clock;
        this.log = log;
    }

    /** The agent cannot go on until a person does something; the message says what. */
    public static final class AgentStoppedException extends Exception {
        private static final long serialVersionUID = 1L;

        AgentStoppedException(String message) {
            super(message);
        }
    }

    /**
     * Works until the thread is interrupted.
     *
     * @throws IOException when the home folder cannot be used, or ONNX Runtime does not work here
     */
    public void run() throws AgentStoppedException, IOException, InterruptedException {
        Files.createDirectories(options.home());
        try (FileChannel channel = FileChannel.open(
                        options.home().resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new AgentStoppedException(
                        "another agent uses " + options.home() + "; give this one a --home of its own");
            }
            loop().run();
        } catch (LinkException.Refused e) {
            throw new AgentStoppedException(sentence(e));
        }
    }

    private String sentence(LinkException.Refused refusal) {
        return refusal.isAboutTheAgent()
                ? "the controller at " + options.controller() + " does not accept this agent's token ("
                        + refusal.getMessage() + "); give it one with --token-file"
                : "the controller at " + options.controller() + " refused: " + refusal.getMessage();
    }

    private AgentLoop loop() throws IOException, InterruptedException {
        KernelFiles kernel = KernelFiles.ofThisMachine();
        Path home = options.home();
        ProcessLauncher launcher = ProcessLauncher.in(home);
        Environment environment = new EnvironmentReader(kernel).read(EngineProbe.ask(launcher), RunJvm.flags());
        SensorSearch.Found sensors = SensorSearch.search(kernel);
        log.accept("energy: " + sensors.sensor().map(sensor -> sensor.name()).orElse(sensors.absentReason()));
        SessionRunner runner =
                new SessionRunner(launcher, new SensorMeter(sensors), kernel, Pause.real(), IDLE_SECONDS, clock);
        AgentHello hello = new AgentHello(
                ProtocolVersion.CURRENT,
                options.name(),
                UUID.randomUUID().toString(),
                new HostFacts(kernel).hostId(),
                options.labels(),
                environment,
                options.labels().get("profile"),
                false);
        ControllerClient controller = new ControllerClient(options.controller(), options.token());
        ReportOutbox outbox = new ReportOutbox(home.resolve("reports"));
        Backoff backoff = new Backoff(BACKOFF_SECONDS_FIRST, BACKOFF_SECONDS_MAX, new SplittableRandom());
        ArtifactCache cache = new ArtifactCache(home.resolve("artifacts"), ArtifactCache.BYTES_MAX, clock);
        JobDesk desk = new JobDesk(controller, hello, cache, runner, outbox, backoff, Pause.real(), clock, log);
        return new AgentLoop(controller, hello, outbox, desk, backoff, Pause.real(), log);
    }
}
