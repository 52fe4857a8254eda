package dev.assay.agent.start;

import dev.assay.agent.environment.HostFacts;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.link.AddressBook;
import dev.assay.agent.link.Agent;
import dev.assay.agent.link.AgentIdentity;
import dev.assay.agent.link.ArtifactCache;
import dev.assay.agent.link.Backoff;
import dev.assay.agent.link.ControllerClient;
import dev.assay.agent.link.LinkException;
import dev.assay.agent.link.ReportOutbox;
import dev.assay.agent.link.Workplace;
import dev.assay.agent.session.DeviceMeasurer;
import dev.assay.agent.session.Pause;
import dev.assay.protocol.ControllerAddress;
import dev.assay.protocol.TokenText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agent of this machine, put together from its options. Used once, by one thread. */
public final class LocalAgent {
    private static final double IDLE_SECONDS = 2;
    /** Shown with the device: whoever runs the farm should know. */
    private static final Map.Entry<String, String> ROOT_LABEL = Map.entry("runs-as", "root");

    private final AgentOptions options;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final KernelFiles kernel = KernelFiles.ofThisMachine();

    /**
     * An agent that has not begun.
     *
     * @param log hears what happens, a sentence at a time, on any thread
     */
    public LocalAgent(AgentOptions options, InstantSource clock, Consumer<String> log) {
        this.options = options;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Works until the thread is interrupted.
     *
     * @throws IOException when the home folder cannot be used, ONNX Runtime does not work here, or nobody answers somebody who waits
     */
    public void run() throws AgentStoppedException, IOException, InterruptedException {
        AgentHome home = options.home();
        Files.createDirectories(home.folder());
        try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new AgentStoppedException(
                        "another agent uses " + home.folder() + "; give this one a --home of its own");
            }
            TokenText token = token();
            AddressBook book = new AddressBook(options.controllers(), token.pins(), home.learned(), this::remember);
            work(book, token.secret());
        }
    }

    private void work(AddressBook book, String secret) throws AgentStoppedException, IOException, InterruptedException {
        DeviceMeasurer measurer = DeviceMeasurer.open(options.home().folder(), IDLE_SECONDS, clock);
        log.accept("energy: " + measurer.energySource());
        Workplace workplace = new Workplace(
                new ArtifactCache(options.home().artifacts(), ArtifactCache.BYTES_MAX, clock),
                new ReportOutbox(options.home().reports()),
                Pause.real(),
                clock,
                log);
        AgentIdentity identity = new AgentIdentity(
                options.name(),
                UUID.randomUUID().toString(),
                new HostFacts(kernel).hostId(),
                labels(),
                options.profile(),
                false);
        try {
            new Agent(identity, new ControllerClient(book, secret), measurer, workplace).run();
        } catch (LinkException.Refused e) {
            throw new AgentStoppedException(sentence(book, e));
        }
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>(options.labels());
        if (new HostFacts(kernel).isRoot()) {
            log.accept("warning: this agent runs as root; nothing that it does needs more than an ordinary user");
            labels.putIfAbsent(ROOT_LABEL.getKey(), ROOT_LABEL.getValue());
        }
        return labels;
    }

    private TokenText token() throws AgentStoppedException, IOException, InterruptedException {
        if (options.token() != null) {
            return options.token();
        }
        if (options.enrolment() != null) {
            TokenText own = enrol(options.enrolment());
            log.accept("enrolled as " + options.name() + "; the device's token is in "
                    + options.home().folder());
            return own;
        }
        return options.home()
                .deviceToken()
                .orElseThrow(() -> new AgentStoppedException(
                        "no token in " + options.home().folder() + "; enrol this device with --enrol-file"));
    }

    /** A person who waits is told at once that nobody answers; a service goes on until somebody does. */
    private TokenText enrol(EnrolmentToken oneTime) throws AgentStoppedException, IOException, InterruptedException {
        Enrolment enrolment = new Enrolment(options.controllers(), options.name(), options.home());
        Backoff backoff = Backoff.ofAnAgent();
        while (true) {
            try {
                return enrolment.enrol(oneTime);
            } catch (LinkException e) {
                if (options.attended()) {
                    throw new IOException("no controller could be asked to enrol this device: " + e.getMessage(), e);
                }
                log.accept("not enrolled yet, trying again: " + e.getMessage());
                Pause.real().seconds(backoff.next());
            }
        }
    }

    private void remember(List<ControllerAddress> controllers) {
        try {
            options.home().keepLearned(controllers);
        } catch (IOException e) {
            log.accept("the farm's other controllers cannot be remembered: " + e.getMessage());
        }
    }

    private String sentence(AddressBook book, LinkException.Refused refusal) {
        String who = "the controller at " + book;
        if (!refusal.isAboutTheAgent()) {
            return who + " refused: " + refusal.getMessage();
        }
        String remedy = options.token() == null ? "enrol this device again" : "give it one with --token-file";
        return who + " does not accept this agent's token (" + refusal.getMessage() + "); " + remedy;
    }
}
