package dev.assay.cli.command.farm;

import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.gate.GateLists;
import dev.assay.cli.report.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is let through. */
@Command(
        name = "waiver",
        description = "Lists and removes waivers; \"assay waive\" makes one.",
        synopsisSubcommandLabel = "COMMAND")
public final class WaiverCommands {
    private WaiverCommands() {}

    /** The command with its subcommands. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new WaiverCommands())
                .addSubcommand(new Ls(surroundings))
                .addSubcommand(new Rm(surroundings));
    }

    /** Lists them. */
    @Command(name = "ls", description = "Lists every waiver in force.")
    static final class Ls extends FarmCommand {
        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        Ls(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            var waivers = gates().waivers();
            if (isJson) {
                printJson(waivers);
            } else {
                print(GateLists.waivers(waivers));
            }
            return ExitCodes.CLEAN;
        }
    }

    /** Removes one. */
    @Command(name = "rm", description = "Removes a waiver: the regression blocks again.")
    static final class Rm extends FarmCommand {
        @Parameters(paramLabel = "ID", description = "as \"assay waiver ls\" shows it")
        private String id = "";

        Rm(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            if (!id.matches("[A-Za-z0-9_-]{1,100}")) {
                throw wrong("\"" + id + "\" is no waiver's id; see \"assay waiver ls\"");
            }
            gates().removeWaiver(id);
            print("waiver " + id + " is removed");
            return ExitCodes.CLEAN;
        }
    }
}
