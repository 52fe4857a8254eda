package dev.assay.cli.command.farm;

import dev.assay.api.DeadLetterRow;
import dev.assay.api.InfluxStatus;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.farm.InfluxText;
import dev.assay.cli.report.ExitCodes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the controller writes to InfluxDB. */
@Command(
        name = "influx",
        description = "Shows what the controller writes to InfluxDB, and writes it again.",
        synopsisSubcommandLabel = "COMMAND")
public final class InfluxCommands {
    private InfluxCommands() {}

    /** The command with its subcommands. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new InfluxCommands())
                .addSubcommand(new Status(surroundings))
                .addSubcommand(new Replay(surroundings))
                .addSubcommand(new Reingest(surroundings));
    }

    /** How things are. */
    @Command(
            name = "status",
            description =
                    "Shows what waits for InfluxDB, what it answered last, and whether somebody must act (then 4).")
    static final class Status extends FarmCommand {
        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        Status(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            InfluxStatus status = influx().status();
            if (isJson) {
                printJson(status);
            } else {
                print(InfluxText.status(status));
            }
            return status.alarm() == null ? ExitCodes.CLEAN : ExitCodes.FARM_FAILED;
        }
    }

    /** Refused points once more. */
    @Command(name = "replay", description = "Sends points again that InfluxDB has refused.")
    static final class Replay extends FarmCommand {
        private static final int ROWS_MAX = 1_000;

        @Parameters(arity = "0..*", paramLabel = "ID", description = "those alone; without, all")
        private List<String> ids = List.of();

        @Option(names = "--show", description = "only shows them, with what InfluxDB said")
        private boolean isShown;

        @Option(names = "--json", description = "with --show: for programs")
        private boolean isJson;

        Replay(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            for (String id : ids) {
                IncidentCommands.requireNumber(id, "dead letter", "assay influx replay --show");
            }
            if (isShown) {
                show();
            } else {
                print(InfluxText.replayed(influx().replay(ids)));
            }
            return ExitCodes.CLEAN;
        }

        private void show() throws ApiException, InterruptedException {
            List<DeadLetterRow> letters = influx().deadLetters(ROWS_MAX).stream()
                    .filter(letter -> ids.isEmpty() || ids.contains(letter.id()))
                    .toList();
            if (isJson) {
                printJson(letters);
            } else {
                print(InfluxText.deadLetters(letters));
            }
        }
    }

    /** Everything once more. */
    @Command(
            name = "reingest",
            description =
                    "Writes the points of campaigns again from the controller's store; they overwrite themselves.")
    static final class Reingest extends FarmCommand {
        @Parameters(arity = "0..1", paramLabel = "CAMPAIGN", description = "that one")
        private @Nullable String campaign;

        @Option(names = "--all", description = "all campaigns, and what happened to devices")
        private boolean isAll;

        Reingest(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            if (isAll == (campaign != null)) {
                throw wrong("found " + (isAll ? "both a campaign and --all" : "neither a campaign nor --all")
                        + "; expected one of them");
            }
            int count = influx().reingest(campaign);
            print((count == 1 ? "1 campaign" : count + " campaigns")
                    + " will be written again; \"assay influx status\" shows how far it is");
            return ExitCodes.CLEAN;
        }
    }
}
