package dev.assay.cli.command.farm;

import dev.assay.api.BaselineRequest;
import dev.assay.api.BaselineRow;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.gate.GateLists;
import dev.assay.cli.report.ExitCodes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What gates compare with. */
@Command(
        name = "baseline",
        description = "Accepts campaigns as what gates compare with, and lists them.",
        synopsisSubcommandLabel = "COMMAND")
public final class BaselineCommands {
    private BaselineCommands() {}

    /** The command with its subcommands. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new BaselineCommands())
                .addSubcommand(new Accept(surroundings))
                .addSubcommand(new Ls(surroundings));
    }

    /** Makes one. */
    @Command(name = "accept", description = "Makes a campaign the baseline of its sweep for a branch.")
    static final class Accept extends FarmCommand {
        @Parameters(paramLabel = "CAMPAIGN", description = "as \"assay campaign ls\" shows it")
        private String campaign = "";

        @Option(names = "--branch", required = true, paramLabel = "NAME", description = "which it is the baseline of")
        private String branch = "";

        @Option(names = "--note", required = true, paramLabel = "TEXT", description = "why, for whoever asks later")
        private String note = "";

        Accept(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            BaselineRow row = gates().accept(new BaselineRequest(CampaignCommands.requireId(campaign), branch, note));
            print("campaign " + row.campaignId() + " is the baseline of " + row.sweep() + " for " + row.branch());
            return ExitCodes.CLEAN;
        }
    }

    /** Lists them. */
    @Command(name = "ls", description = "Lists accepted campaigns, those that were replaced as well, the newest first.")
    static final class Ls extends FarmCommand {
        @Option(names = "--sweep", paramLabel = "NAME", description = "only of this sweep")
        private @Nullable String sweep;

        @Option(names = "--branch", paramLabel = "NAME", description = "only of this branch")
        private @Nullable String branch;

        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        Ls(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            var baselines = gates().baselines(sweep, branch);
            if (isJson) {
                printJson(baselines);
            } else {
                print(GateLists.baselines(baselines));
            }
            return ExitCodes.CLEAN;
        }
    }
}
