package dev.assay.cli.command.farm;

import dev.assay.api.SshAccess;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.report.ExitCodes;
import dev.assay.registration.Removal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A device leaves the farm, and the agent its board. */
@Command(
        name = "remove",
        description = {
            "Removes the agent and all that belongs to it from a device's board, and retires the device.",
            "Its measurements stay."
        })
final class DeviceRemoveCommand extends BoardCommand {
    @Parameters(paramLabel = "NAME", description = "of the device")
    private String name = "";

    @Option(
            names = "--forget",
            description = "only the farm's part: for a board that is gone; an agent that still runs there stops")
    private boolean isForgotten;

    DeviceRemoveCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        requireName(name);
        if (isForgotten) {
            return withBoard(List.of(), means -> {
                new Removal(means).forget(name);
                return ExitCodes.CLEAN;
            });
        }
        SshAccess access = access(name);
        return withBoard(keys(access), means -> {
            new Removal(means).remove(name, route(access));
            return ExitCodes.CLEAN;
        });
    }
}
