package dev.assay.cli.command.farm;

import dev.assay.api.SshAccess;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.report.ExitCodes;
import dev.assay.registration.AgentLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a device's agent prints. */
@Command(name = "logs", description = "Shows what the agent of a device prints.")
final class DeviceLogsCommand extends BoardCommand {
    @Parameters(paramLabel = "NAME", description = "of the device")
    private String name = "";

    @Option(names = "--lines", paramLabel = "N", description = "how many of the last lines (${DEFAULT-VALUE})")
    private int lines = 50;

    @Option(
            names = {"-f", "--follow"},
            description = "and whatever follows, until Ctrl-C")
    private boolean isFollowed;

    DeviceLogsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        if (lines < 0) {
            throw wrong("--lines: found " + lines + "; expected 0 or more");
        }
        SshAccess access = access(name);
        return withBoardSilently(keys(access), means -> {
            AgentLog.read(route(access), lines, isFollowed, means, text -> {
                surroundings().out().print(text);
                surroundings().out().flush();
            });
            return ExitCodes.CLEAN;
        });
    }
}
