package dev.assay.cli.command;

import dev.assay.api.BaselineMove;
import dev.assay.api.CampaignReport;
import dev.assay.api.GateRequest;
import dev.assay.cli.files.WholeFile;
import dev.assay.cli.gate.GateMarkdown;
import dev.assay.cli.gate.JUnitXml;
import dev.assay.cli.gate.SarifLog;
import dev.assay.cli.report.ExitCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a campaign is judged, and where the verdicts are written. */
final class GateOptions {
    private static final double MILLIS_PER_SECOND = 1e3;

    @Option(
            names = "--baseline",
            paramLabel = "BRANCH",
            description =
                    "compare with the accepted campaign of this branch; otherwise of the one that the sweep names")
    private @Nullable String baseline;

    @Option(
            names = "--move-baseline",
            paramLabel = "WHEN",
            description = "the campaign becomes the baseline itself: never, on-pass or on-improvement; otherwise never")
    private @Nullable String move;

    @Option(
            names = "--max-device-time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "refuse to begin when more time of all devices is expected, for instance 30m")
    private @Nullable Duration deviceTimeMax;

    @Option(names = "--inconclusive-ok", description = "verdicts that prove nothing do not stop the build (0, not 2)")
    private boolean isInconclusiveOk;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the verdicts as JUnit XML")
    private @Nullable Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "write the verdicts for a pull request")
    private @Nullable Path markdown;

    @Option(names = "--sarif", paramLabel = "FILE", description = "write the verdicts as SARIF 2.1.0")
    private @Nullable Path sarif;

    boolean isInconclusiveOk() {
        return isInconclusiveOk;
    }

    /**
     * What the controller is asked for.
     *
     * @throws CommandFailedException when an option cannot be meant so
     */
    GateRequest request() {
        return new GateRequest(
                baseline, move(), deviceTimeMax == null ? null : deviceTimeMax.toMillis() / MILLIS_PER_SECOND);
    }

    private BaselineMove move() {
        if (move == null) {
            return BaselineMove.NEVER;
        }
        return switch (move.toLowerCase(Locale.ROOT)) {
            case "never" -> BaselineMove.NEVER;
            case "on-pass" -> BaselineMove.ON_PASS;
            case "on-improvement" -> BaselineMove.ON_IMPROVEMENT;
            default ->
                throw new CommandFailedException(
                        ExitCodes.WRONG_INPUT,
                        "--move-baseline is \"" + move + "\"; expected never, on-pass or on-improvement");
        };
    }

    /**
     * Refuses options that would be ignored.
     *
     * @throws CommandFailedException when any was given
     */
    void requireUnused() {
        boolean isUsed = isInconclusiveOk
                || Stream.of(baseline, move, deviceTimeMax, junit, markdown, sarif)
                        .anyMatch(Objects::nonNull);
        if (isUsed) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    "--baseline, --move-baseline, --max-device-time, --inconclusive-ok, --junit, --markdown and --sarif"
                            + " are about verdicts; add --gate, or use \"assay gate\"");
        }
    }

    /** Writes the files that the user asked for. */
    void write(CampaignReport report, String sweepFile) throws IOException {
        if (junit != null) {
            write(junit, JUnitXml.of(report));
        }
        if (markdown != null) {
            write(markdown, GateMarkdown.of(report));
        }
        if (sarif != null) {
            write(sarif, SarifLog.of(report, sweepFile));
        }
    }

    /** Writes into the Markdown, where one was asked for, why there are no verdicts. */
    void writeFailure(String sweep, CommandFailedException failure) {
        if (markdown == null) {
            return;
        }
        boolean isFarm = failure.exitCode() == ExitCodes.FARM_FAILED;
        String outcome = isFarm ? "the farm failed" : "the sweep or the command is wrong";
        try {
            write(markdown, GateMarkdown.ofFailure(sweep, outcome, String.valueOf(failure.getMessage())));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
