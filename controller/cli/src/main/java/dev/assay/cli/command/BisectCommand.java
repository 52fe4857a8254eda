package dev.assay.cli.command;

import dev.assay.cli.bisect.BisectAnswer;
import dev.assay.cli.bisect.BisectException;
import dev.assay.cli.bisect.BisectState;
import dev.assay.cli.bisect.BisectText;
import dev.assay.cli.bisect.Bisection;
import dev.assay.cli.bisect.BuildCommand;
import dev.assay.cli.bisect.CheckedOut;
import dev.assay.cli.bisect.GitRepository;
import dev.assay.cli.files.Sha256;
import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.report.ExitCodes;
import dev.assay.regression.bisection.BisectionAim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the commit that changed a figure. */
@Command(
        name = "bisect",
        description = {
            "Finds the commit that changed a figure of a sweep.",
            "Commits are checked out and built in a temporary work tree, never in yours, and compared in pairs with the good one on the"
                    + " farm, until one is the culprit with a posterior of 0.99. The same command again goes on after an interruption."
        })
public final class BisectCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int DIGITS = 10;

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "SWEEP",
            description = "the sweep (YAML); one model, one variant and one device are enough")
    private Path sweep = Path.of("");

    @Option(names = "--good", required = true, paramLabel = "REV", description = "a commit before the change")
    private String good = "";

    @Option(names = "--bad", required = true, paramLabel = "REV", description = "a commit with it")
    private String bad = "";

    @Option(
            names = "--run",
            required = true,
            paramLabel = "COMMAND",
            description =
                    "makes the files of the sweep in a checked-out commit, given to sh in its top folder; ASSAY_COMMIT and"
                            + " ASSAY_WORK_TREE (your own) are in its environment. A commit for which it fails is skipped")
    private String command = "";

    @Mixin
    private final CellOptions cell = new CellOptions();

    @Option(names = "--max-pairs", paramLabel = "N", description = "give up after so many pairs (${DEFAULT-VALUE})")
    private int pairsMax = BisectionAim.PAIRS_MAX;

    @Option(
            names = "--build-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "end the command after so long (30m)")
    private Duration buildTimeout = Duration.ofMinutes(30);

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long to wait when no device of the farm takes the work (${DEFAULT-VALUE})")
    private int waitSeconds = 120;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "what is known so far; otherwise below the folder of --home")
    private @Nullable Path state;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder of the local farm, of states and of the command's output (${DEFAULT-VALUE})")
    private Path home = Path.of(".assay");

    @Mixin
    private final ControllerOptions remote = new ControllerOptions();

    BisectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        cell.metric();
        if (pairsMax < 1) {
            throw CommandFailedException.wrongInput("--max-pairs is " + pairsMax + "; expected at least 1");
        }
        try {
            Path file = sweep.toRealPath();
            GitRepository repository = GitRepository.around(Objects.requireNonNull(file.getParent()));
            return search(repository, file);
        } catch (BisectException e) {
            throw new CommandFailedException(ExitCodes.FARM_FAILED, "assay bisect: " + e.getMessage());
        } catch (IOException e) {
            throw CommandFailedException.wrongInput("a file cannot be read or written: " + e.getMessage());
        }
    }

    private int search(GitRepository repository, Path file) throws BisectException, IOException, InterruptedException {
        Controller controller = remote.controller(surroundings, home);
        String from = repository.commit(good);
        String to = repository.commit(bad);
        repository.between(from, to);
        BisectState.Question question =
                new BisectState.Question(Sha256.of(Files.readAllBytes(file)), from, to, command, cell.text());
        String name = from.substring(0, DIGITS) + "-" + to.substring(0, DIGITS);
        Path folder = home.toAbsolutePath().normalize().resolve("bisect").resolve(name);
        StatusLine status = StatusLine.on(
                surroundings.err(), surroundings.environment().get("ASSAY_COLUMNS"), surroundings.clock());
        CheckedOut out = CheckedOut.of(repository, from);
        Thread lastWords = new Thread(() -> takeAway(out, status), "stop-bisect");
        Runtime.getRuntime().addShutdownHook(lastWords);
        try (out) {
            BisectAnswer answer = new Bisection(
                            repository,
                            out,
                            new BuildCommand(command, folder, buildTimeout),
                            new BisectFarm(
                                    surroundings,
                                    controller.client(surroundings, PATIENCE),
                                    controller.gates(surroundings, PATIENCE),
                                    status,
                                    Duration.ofSeconds(waitSeconds),
                                    file,
                                    repository.root().toRealPath().relativize(file),
                                    "assay/bisect-" + name,
                                    cell),
                            question,
                            state == null ? folder.resolve("state.json") : state,
                            pairsMax,
                            status::say)
                    .run();
            status.clear();
            surroundings.out().println(BisectText.of(answer, repository));
            return answer.isSure() ? ExitCodes.CLEAN : ExitCodes.INCONCLUSIVE;
        } finally {
            Runtime.getRuntime().removeShutdownHook(lastWords);
        }
    }

    /** Ctrl-C: nothing stays behind but the state. */
    private static void takeAway(CheckedOut out, StatusLine status) {
        try {
            out.close();
        } catch (IOException e) {
            status.say(String.valueOf(e.getMessage()));
        }
        status.say("stopped; the same command again goes on: what is built and measured is kept");
    }
}
