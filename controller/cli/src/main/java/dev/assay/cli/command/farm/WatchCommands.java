package dev.assay.cli.command.farm;

import dev.assay.api.WatchRun;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.history.IncidentText;
import dev.assay.cli.report.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The watch over the histories. */
@Command(name = "watch", description = "Studies the histories of the farm.", synopsisSubcommandLabel = "COMMAND")
public final class WatchCommands {
    private WatchCommands() {}

    /** The command with its subcommand. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new WatchCommands()).addSubcommand(new Run(surroundings));
    }

    /** Does it now. */
    @Command(name = "run", description = "Studies all histories that have new values now, and not only at night.")
    static final class Run extends FarmCommand {
        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        Run(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            WatchRun run = histories().study();
            if (isJson) {
                printJson(run);
            } else {
                print(IncidentText.study(run));
            }
            return ExitCodes.CLEAN;
        }
    }
}
