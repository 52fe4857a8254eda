package dev.assay.registration;

import dev.assay.registration.bundle.AgentBundle;
import dev.assay.registration.bundle.NativePlatform;
import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.install.Delivery;
import dev.assay.registration.install.InstallFolder;
import dev.assay.registration.install.ParcelKind;
import dev.assay.registration.install.Survey;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.Board;
import dev.assay.ssh.FileMode;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.Script;
import dev.assay.ssh.SshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done to the agent's folder on a board by more than one command. */
final class Installation {
    private static final int ARGUMENTS_BYTES_MAX = 64_000;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LAST_LINES = 12;

    private final Board board;
    private final InstallFolder folder;

    Installation(Board board, InstallFolder folder) {
        this.board = board;
        this.folder = folder;
    }

    /** The agent for a machine, put together on ours. */
    static AgentBundle bundle(String machine, Means means) throws StepFailedException, IOException {
        return AgentBundle.make(
                means.agent().find(), platform(machine), Files.createTempDirectory(means.scratch(), "bundle-"));
    }

    /** The platform of a machine. */
    static NativePlatform platform(String machine) throws StepFailedException {
        return NativePlatform.ofMachine(machine)
                .orElseThrow(() -> new StepFailedException(
                        "the board is " + machine + ", which ONNX Runtime for Java is not built for; expected "
                                + NativePlatform.machines(),
                        machine.startsWith("arm") ? "many such boards can run a 64-bit system" : ""));
    }

    /** Sends what the board lacks of a bundle; says what that was. */
    String send(AgentBundle bundle, Consumer<String> progress) throws SshException {
        long sent = new Delivery(board, folder).send(bundle.parcel(), ParcelKind.BUNDLE, progress);
        String name = bundle.shortHash() + " for " + bundle.platform().machine() + ", ";
        return name
                + (sent == 0
                        ? "all there"
                        : megabytes(sent) + " MB sent of "
                                + megabytes(bundle.parcel().bytes()));
    }

    private static String megabytes(long bytes) {
        return sizeBelowTen(bytes / BYTES_PER_MEGABYTE);
    }

    private static String sizeBelowTen(double megabytes) {
        long tenths = Math.round(megabytes * 10);
        return tenths >= 100 ? Long.toString(Math.round(megabytes)) : tenths / 10 + "." + tenths % 10;
    }

    /** With what the agent is started; empty when there is none, or something of an older kind. */
    Optional<AgentArguments> arguments() throws SshException {
        return board.read(folder.arguments(), ARGUMENTS_BYTES_MAX)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .flatMap(AgentArguments::parse);
    }

    /** Writes with what the agent is started; returns whether that is anything new. */
    boolean write(AgentArguments arguments) throws SshException {
        return board.write(
                arguments.lines(folder).getBytes(StandardCharsets.UTF_8), folder.arguments(), FileMode.SECRET);
    }

    /** Notes a folder that is not the usual one, so that later commands find it. */
    void rememberFolder(Survey survey) throws SshException {
        board.run(
                survey.hasUsualFolder()
                        ? Script.of("rm -f \"$HOME/.config/assay-agent/folder\"")
                        : Script.of(
                                "mkdir -p \"$HOME/.config/assay-agent\" && printf '%s\\n' \"$1\" >\"$HOME/.config/assay-agent/folder\"",
                                folder.path()),
                LIMIT);
    }

    /** What the agent said last, indented for a message; empty when it said nothing. */
    String lastWords() throws SshException {
        Outcome tail = board.run(
                Script.of("tail -n \"$1\" \"$2\" 2>/dev/null", Integer.toString(LAST_LINES), folder.log()), LIMIT);
        return tail.output().isBlank()
                ? ""
                : "; its log on the board ends with\n    "
                        + tail.output().strip().replace("\n", "\n    ");
    }
}
