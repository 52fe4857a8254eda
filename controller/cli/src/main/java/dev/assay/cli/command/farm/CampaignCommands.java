package dev.assay.cli.command.farm;

import dev.assay.api.CampaignReport;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.farm.FarmTables;
import dev.assay.cli.gate.GateOutcome;
import dev.assay.cli.gate.GateText;
import dev.assay.cli.report.CampaignText;
import dev.assay.cli.report.ExitCodes;
import dev.assay.cli.report.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Campaigns of a farm. */
@Command(
        name = "campaign",
        description = "Lists, shows and cancels campaigns of a farm.",
        synopsisSubcommandLabel = "COMMAND")
public final class CampaignCommands {
    private CampaignCommands() {}

    /** The command with its subcommands. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new CampaignCommands())
                .addSubcommand(new Ls(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new Cancel(surroundings));
    }

    static String requireId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,100}")) {
            throw FarmCommand.wrong("\"" + id + "\" is no campaign's id; see \"assay campaign ls\"");
        }
        return id;
    }

    /** Lists them. */
    @Command(name = "ls", description = "Lists the newest campaigns.")
    static final class Ls extends FarmCommand {
        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        Ls(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            var campaigns = campaigns().campaigns();
            if (isJson) {
                printJson(campaigns);
            } else {
                print(FarmTables.campaigns(campaigns));
            }
            return ExitCodes.CLEAN;
        }
    }

    /** Shows one. */
    @Command(
            name = "show",
            description =
                    "Shows what came of a campaign so far, with the exit code of \"assay run\" or \"assay gate\".")
    static final class Show extends FarmCommand {
        @Parameters(paramLabel = "ID", description = "as \"assay campaign ls\" shows it")
        private String id = "";

        @Option(names = "--json", description = "everything that is known, for programs (assay-report/1)")
        private boolean isJson;

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            CampaignReport report = campaigns().report(requireId(id));
            boolean isGated = report.gate() != null;
            if (isJson) {
                printJson(report);
            } else {
                print(isGated ? GateText.of(report, "") : CampaignText.of(report, ""));
            }
            return isGated ? GateOutcome.of(report).exitCode(false) : Outcome.exitCode(report);
        }
    }

    /** Stops one. */
    @Command(name = "cancel", description = "Stops a campaign; what it has built and measured is kept.")
    static final class Cancel extends FarmCommand {
        @Parameters(paramLabel = "ID", description = "as \"assay campaign ls\" shows it")
        private String id = "";

        Cancel(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            ApiClient client = campaigns();
            client.cancel(requireId(id));
            print("campaign " + id + " is stopped");
            return ExitCodes.CLEAN;
        }
    }
}
