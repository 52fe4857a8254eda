package dev.assay.cli.command.farm;

import dev.assay.api.SshAccess;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.report.ExitCodes;
import dev.assay.registration.Update;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A device gets the agent of this build. */
@Command(
        name = "update",
        description = {
            "Gives a device the agent of this build, by its hash; what the board has already is not sent.",
            "If the new agent does not come back to the controller, the old one takes its place again."
        })
final class DeviceUpdateCommand extends BoardCommand {
    @Parameters(paramLabel = "NAME", description = "of the device")
    private String name = "";

    DeviceUpdateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        SshAccess access = access(name);
        return withBoard(keys(access), means -> {
            boolean isNew = new Update(means).update(name, route(access));
            print(name + (isNew ? " is updated" : " has this build's agent already"));
            return ExitCodes.CLEAN;
        });
    }
}
