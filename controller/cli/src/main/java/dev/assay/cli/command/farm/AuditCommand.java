package dev.assay.cli.command.farm;

import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.farm.FarmTables;
import dev.assay.cli.report.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What was done on the farm, and what was refused. */
@Command(name = "audit", description = "Shows who changed what on the farm, and who was refused, the newest first.")
public final class AuditCommand extends FarmCommand {
    @Option(names = "--lines", paramLabel = "N", description = "how many entries, 1 to 1000 (${DEFAULT-VALUE})")
    private int lines = 50;

    @Option(names = "--json", description = "for programs")
    private boolean isJson;

    /** In these surroundings. */
    public AuditCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        var entries = farm().audit(lines);
        if (isJson) {
            printJson(entries);
        } else {
            print(FarmTables.audit(entries));
        }
        return ExitCodes.CLEAN;
    }
}
