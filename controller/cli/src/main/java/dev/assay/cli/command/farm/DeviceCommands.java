package dev.assay.cli.command.farm;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceActionRequest;
import dev.assay.api.DeviceRow;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.FarmClient;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.farm.DeviceText;
import dev.assay.cli.farm.FarmTables;
import dev.assay.cli.report.ExitCodes;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Devices of a farm. */
@Command(
        name = "device",
        description = "Adds boards to a farm, and looks after its devices.",
        synopsisSubcommandLabel = "COMMAND")
public final class DeviceCommands {
    private DeviceCommands() {}

    /** The command with its subcommands. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new DeviceCommands())
                .addSubcommand(new DeviceAddCommand(surroundings))
                .addSubcommand(new Ls(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand("check", new Act(surroundings, DeviceAction.CHECK, "is checked as soon as it is idle"))
                .addSubcommand("drain", new Act(surroundings, DeviceAction.DRAIN, "ends its job and gets no other"))
                .addSubcommand(
                        "resume", new Act(surroundings, DeviceAction.RESUME, "gets work again when its check passed"))
                .addSubcommand(
                        "retire",
                        new Act(surroundings, DeviceAction.RETIRE, "is out of the farm; its measurements stay"))
                .addSubcommand("reboot", new Act(surroundings, DeviceAction.REBOOT, "is rebooted by its hook"))
                .addSubcommand(
                        "power-cycle", new Act(surroundings, DeviceAction.POWER_CYCLE, "is power-cycled by its hook"))
                .addSubcommand(new DeviceLogsCommand(surroundings))
                .addSubcommand(new DeviceUpdateCommand(surroundings))
                .addSubcommand(new DeviceDoctorCommand(surroundings))
                .addSubcommand(new DeviceRemoveCommand(surroundings));
    }

    /** Lists them. */
    @Command(name = "ls", description = "Lists the devices of the farm.")
    static final class Ls extends FarmCommand {
        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        Ls(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            List<DeviceRow> devices = farm().devices();
            if (isJson) {
                printJson(devices);
            } else {
                print(FarmTables.devices(devices, farm().certificates()));
            }
            return ExitCodes.CLEAN;
        }
    }

    /** Shows one. */
    @Command(name = "show", description = "Shows what the farm knows of a device, and what happened to it.")
    static final class Show extends FarmCommand {
        @Parameters(paramLabel = "NAME", description = "of the device")
        private String name = "";

        @Option(
                names = "--events",
                paramLabel = "N",
                description = "how much of its history, 0 to 1000 (${DEFAULT-VALUE})")
        private int events = 20;

        @Option(names = "--json", description = "for programs, without its history")
        private boolean isJson;

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            FarmClient farm = farm();
            DeviceRow device = farm.device(BoardCommand.requireName(name))
                    .orElseThrow(() -> wrong("the farm has no device " + name + "; see \"assay device ls\""));
            if (isJson) {
                printJson(device);
            } else {
                print(DeviceText.of(
                        device,
                        farm.certificate(name),
                        events > 0 ? farm.events(name, events) : List.of(),
                        surroundings().clock().instant()));
            }
            return ExitCodes.CLEAN;
        }
    }

    /** Asks the controller for something. */
    @Command(description = "Asks the controller for it; see \"assay device show NAME\" for what came of it.")
    static final class Act extends FarmCommand {
        private final DeviceAction action;
        private final String effect;

        @Parameters(paramLabel = "NAME", description = "of the device")
        private String name = "";

        @Option(names = "--note", paramLabel = "TEXT", description = "why, for its history")
        private String note = "";

        Act(Surroundings surroundings, DeviceAction action, String effect) {
            super(surroundings);
            this.action = action;
            this.effect = effect;
        }

        @Override
        int run() throws ApiException, InterruptedException {
            farm().act(BoardCommand.requireName(name), new DeviceActionRequest(action, note));
            print(name + " " + effect);
            return ExitCodes.CLEAN;
        }
    }
}
