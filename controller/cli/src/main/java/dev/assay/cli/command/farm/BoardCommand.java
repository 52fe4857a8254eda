package dev.assay.cli.command.farm;

import dev.assay.api.SshAccess;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.FarmClient;
import dev.assay.cli.command.CommandFailedException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.farm.FarmOverApi;
import dev.assay.cli.farm.SilentSteps;
import dev.assay.cli.farm.StepPrinter;
import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.report.ExitCodes;
import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.registration.Means;
import dev.assay.registration.bundle.AgentFiles;
import dev.assay.registration.probe.ScriptedProbe;
import dev.assay.registration.profile.CatalogChoice;
import dev.assay.registration.step.StepFailedException;
import dev.assay.registration.step.StepLog;
import dev.assay.registration.step.Steps;
import dev.assay.ssh.SshRoute;
import dev.assay.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** A command that logs in to a board. */
abstract class BoardCommand extends FarmCommand {
    private static final String COLUMNS_VARIABLE = "ASSAY_COLUMNS";
    private static final String SCRIPT_VARIABLE = "ASSAY_SCRIPT";

    @Mixin
    private final SshOptions ssh = new SshOptions();

    BoardCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** Work on a board. */
    @FunctionalInterface
    interface Work {
        /** Does it, and returns the exit code. */
        int run(Means means) throws StepFailedException, ApiException, InterruptedException;
    }

    private StatusLine status() {
        return StatusLine.on(
                surroundings().err(),
                surroundings().environment().get(COLUMNS_VARIABLE),
                surroundings().clock());
    }

    /**
     * Works on a board with steps that are shown.
     *
     * @param vouched host keys that the farm knows
     */
    final int withBoard(List<String> vouched, Work work) throws ApiException, InterruptedException {
        StatusLine status = status();
        return withBoard(vouched, new StepPrinter(status), status, work);
    }

    /** The same with steps that nobody sees, unless one fails. */
    final int withBoardSilently(List<String> vouched, Work work) throws ApiException, InterruptedException {
        return withBoard(vouched, new SilentSteps(), status(), work);
    }

    private int withBoard(List<String> vouched, StepLog log, StatusLine status, Work work)
            throws ApiException, InterruptedException {
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory("assay-");
            return work.run(means(vouched, log, scratch));
        } catch (StepFailedException e) {
            status.clear();
            throw new CommandFailedException(ExitCodes.FARM_FAILED, sentence(e, log));
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCodes.FARM_FAILED, "a file cannot be read or written: " + e.getMessage());
        } finally {
            status.clear();
            delete(scratch);
        }
    }

    private static String sentence(StepFailedException failure, StepLog log) {
        if (failure.isShown() && log instanceof StepPrinter) {
            return "not done; the same command again takes it up where it ended";
        }
        return failure.getMessage() + (failure.remedy().isEmpty() ? "" : "\n→ " + failure.remedy());
    }

    private Means means(List<String> vouched, StepLog log, Path scratch) {
        Surroundings around = surroundings();
        return new Means(
                ssh.connector(around, vouched),
                new ScriptedProbe(around.clock()),
                new FarmOverApi(farm()),
                this::agent,
                new CatalogChoice(ProfileCatalog.shipped()),
                question -> ssh.allows(around, question),
                new Steps(log, around.clock()),
                around.clock(),
                around.pause()::sleep,
                scratch);
    }

    private AgentFiles agent() throws IOException {
        String script = surroundings().environment().get(SCRIPT_VARIABLE);
        if (script == null) {
            throw new IOException("start this command with the script ./assay, which knows where the agent is");
        }
        return AgentFiles.in(Path.of(script).resolveSibling("agent/runtime/target"));
    }

    /** How a device is reached, as its registration noted it. */
    final SshAccess access(String device) throws ApiException, InterruptedException {
        FarmClient farm = farm();
        requireName(device);
        return farm.ssh(device)
                .orElseThrow(() -> new CommandFailedException(
                        ExitCodes.WRONG_INPUT,
                        "the farm does not know how to log in to " + device
                                + "; expected a device that was made by \"assay device add USER@HOST --name " + device
                                + "\""));
    }

    /** The keys of a device's board and of the hosts on the way to it. */
    static List<String> keys(SshAccess access) {
        List<String> keys = new ArrayList<>(access.viaHostKeys());
        keys.add(access.hostKey());
        return keys;
    }

    /** The way to a device. */
    static SshRoute route(SshAccess access) {
        List<SshTarget> jumps = new ArrayList<>();
        access.via().forEach(jump -> jumps.add(SshTarget.parse(jump)));
        return new SshRoute(new SshTarget(access.user(), access.host(), access.port()), jumps);
    }

    /** Names go into addresses of the API. */
    static String requireName(String device) {
        if (!device.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw wrong("\"" + device + "\" is no device's name; see \"assay device ls\"");
        }
        return device;
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // It lies in the system's folder for such files, which is cleaned by the system.
        }
    }
}
