package dev.assay.cli.command.farm;

import dev.assay.api.WaiverRequest;
import dev.assay.api.WaiverRow;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.report.ExitCodes;
import dev.assay.regression.verdict.GatedMetric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a known regression through for a while. */
@Command(name = "waive", description = "Lets a known regression through until a day; it stays visible, and marked.")
public final class WaiveCommand extends FarmCommand {
    @Parameters(index = "0", paramLabel = "SWEEP", description = "name of the sweep")
    private String sweep = "";

    @Parameters(index = "1", paramLabel = "MODEL", description = "name of the model in the sweep")
    private String model = "";

    @Parameters(index = "2", paramLabel = "VARIANT", description = "as a table shows it: \"static-int8 rank=0.5\"")
    private String variant = "";

    @Parameters(index = "3", paramLabel = "METRIC", description = "for instance latency_p50")
    private String metric = "";

    @Option(names = "--device", paramLabel = "NAME", description = "only on this device; otherwise on every")
    private @Nullable String device;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DAY",
            description =
                    "the first day (in UTC) on which it blocks again: 2026-12-24, or an instant 2026-12-24T08:00:00Z")
    private String until = "";

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "why, for whoever asks later")
    private String note = "";

    /** The command. */
    public WaiveCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        WaiverRequest request = new WaiverRequest(sweep, model, variant, device, metric(), expiry().toString(), note);
        WaiverRow row = gates().waive(request);
        print("waiver " + row.id() + ": " + row.metric().key() + " of " + row.model() + " " + row.variant()
                + " does not block until " + row.expiresAt());
        return ExitCodes.CLEAN;
    }

    private GatedMetric metric() {
        return Arrays.stream(GatedMetric.values())
                .filter(known -> known.key().equals(metric))
                .findFirst()
                .orElseThrow(() -> wrong("metric is \"" + metric + "\"; expected one of "
                        + Arrays.stream(GatedMetric.values())
                                .map(GatedMetric::key)
                                .collect(Collectors.joining(", "))));
    }

    private Instant expiry() {
        try {
            return until.contains("T")
                    ? OffsetDateTime.parse(until).toInstant()
                    : LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong(
                    "--until is \"" + until + "\"; expected a day (2026-12-24) or an instant (2026-12-24T08:00:00Z)");
        }
    }
}
