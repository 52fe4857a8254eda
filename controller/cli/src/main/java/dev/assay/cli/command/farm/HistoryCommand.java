package dev.assay.cli.command.farm;

import dev.assay.api.HistorySeriesRow;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.history.HistoryText;
import dev.assay.cli.report.ExitCodes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Figures over time. */
@Command(
        name = "history",
        description = "Lists the figures that have a history, or shows one with its changes of level.")
public final class HistoryCommand extends FarmCommand {
    @Parameters(arity = "0..1", paramLabel = "SERIES", description = "its number in the list")
    private @Nullable String series;

    @Option(names = "--model", paramLabel = "NAME", description = "list only those of this model")
    private @Nullable String model;

    @Option(names = "--device", paramLabel = "NAME", description = "list only those of this device")
    private @Nullable String device;

    @Option(names = "--json", description = "for programs")
    private boolean isJson;

    /** In these surroundings. */
    public HistoryCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        if (series != null) {
            var view = histories().history(IncidentCommands.requireNumber(series, "history", "assay history"));
            if (isJson) {
                printJson(view);
            } else {
                print(HistoryText.one(view));
            }
            return ExitCodes.CLEAN;
        }
        List<HistorySeriesRow> rows = histories().series().stream()
                .filter(row -> model == null || row.model().equals(model))
                .filter(row -> device == null || row.device().equals(device))
                .toList();
        if (isJson) {
            printJson(rows);
        } else {
            print(HistoryText.list(rows));
        }
        return ExitCodes.CLEAN;
    }
}
