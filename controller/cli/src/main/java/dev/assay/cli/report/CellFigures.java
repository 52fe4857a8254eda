package dev.assay.cli.report;

import dev.assay.api.ArtifactRow;
import dev.assay.api.CellRow;
import dev.assay.cli.figure.AccuracyText;
import dev.assay.cli.figure.Figure;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionSummary;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one measured cell, ready to be read.
 *
 * @param p50 milliseconds, with its uncertainty
 * @param p90 milliseconds
 * @param load milliseconds
 * @param memoryPeak megabytes
 * @param size kilobytes
 * @param accuracy share of right answers, and its change against fp32
 */
public record CellFigures(Figure p50, Figure p90, Figure load, Figure memoryPeak, Figure size, String accuracy) {
    private static final double SECONDS_PER_MILLISECOND = 1e-3;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double BYTES_PER_KILOBYTE = 1e3;
    /** Finer than this is below what the clock resolves. */
    private static final int LATENCY_DECIMALS_MAX = 4;

    private static final int MEMORY_DECIMALS_MAX = 1;
    private static final int SIZE_DECIMALS_MAX = 1;

    /** The figures of a cell that has some. */
    public static CellFigures of(CellRow cell) {
        SessionSummary summary = DeviceSection.summaryOf(cell);
        LatencySummary latency = summary.latency();
        MemorySummary memory = summary.memory();
        return new CellFigures(
                milliseconds(latency == null ? null : latency.p50Seconds()),
                milliseconds(latency == null ? null : latency.p90Seconds()).withoutUncertainty(),
                milliseconds(summary.loadSeconds()).withoutUncertainty(),
                memory == null
                        ? Figure.NONE
                        : Figure.of(memory.peakBytes(), BYTES_PER_MEGABYTE, MEMORY_DECIMALS_MAX)
                                .withoutUncertainty(),
                size(cell.artifact()),
                accuracy(cell, summary));
    }

    private static Figure milliseconds(@Nullable Estimate seconds) {
        return seconds == null ? Figure.NONE : Figure.of(seconds, SECONDS_PER_MILLISECOND, LATENCY_DECIMALS_MAX);
    }

    private static Figure size(@Nullable ArtifactRow artifact) {
        return artifact == null
                ? Figure.NONE
                : Figure.of(artifact.bytes() / BYTES_PER_KILOBYTE, null, SIZE_DECIMALS_MAX);
    }

    private static String accuracy(CellRow cell, SessionSummary summary) {
        AccuracySummary accuracy = summary.accuracy();
        if (accuracy == null) {
            return Figure.NONE.value();
        }
        return (AccuracyText.value(accuracy) + "  " + AccuracyText.change(cell.accuracyChange())).stripTrailing();
    }
}
