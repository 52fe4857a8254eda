package dev.assay.server.influx;

import dev.assay.api.CellState;
import dev.assay.api.VerdictRow;
import dev.assay.influx.point.Point;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.VerdictField;
import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.Limits;
import dev.assay.regression.verdict.Verdict;
import dev.assay.server.gate.StoredVerdicts.Given;
import dev.assay.server.influx.PointIdentities.Identity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The points of a settled cell: its figures and its verdicts, each as the point that it was from the first. Thread-safe; to be used behind the gate. */
final class CellPoints {
    private final PointIdentities identities = new PointIdentities();
    private final TagBook tags;
    private final InstantSource clock;

    CellPoints(TagBook tags, InstantSource clock) {
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * All of them as lines.
     *
     * @param standing what the whole campaign says of the cell; null while that is not known
     */
    List<String> lines(Handle handle, ToldCell cell, List<Given> verdicts, @Nullable CellStanding standing) {
        List<String> lines = new ArrayList<>();
        Point bench = BenchPoint.of(cell, standing);
        Identity identity = identities.of(
                handle,
                Measurement.BENCH,
                cell.place(),
                "",
                () -> tagged(handle, bench, cell).series(),
                benchMillis(cell));
        lines.add(bench.line(identity.series(), identity.atNanos()));
        for (Given verdict : verdicts) {
            lines.add(verdict(handle, cell, verdict));
        }
        return lines;
    }

    /** A measurement's own time; what was not measured has that of its end. */
    private long benchMillis(ToldCell cell) {
        if (cell.state() == CellState.MEASURED && cell.session() != null) {
            return cell.session().storedMillis();
        }
        return cell.settledMillis() == null ? clock.millis() : cell.settledMillis();
    }

    private Point tagged(Handle handle, Point point, ToldCell cell) {
        common(handle, point, cell);
        for (Tag axis : List.of(Tag.QUANTIZATION, Tag.SPARSITY, Tag.RANK, Tag.DISTILLATION)) {
            point.tag(axis, tags.bounded(handle, axis, cell.axes().get(axis.key())));
        }
        return point;
    }

    private void common(Handle handle, Point point, ToldCell cell) {
        point.tag(Tag.SWEEP, tags.bounded(handle, Tag.SWEEP, cell.sweep()))
                .tag(Tag.BRANCH, branch(handle, cell))
                .tag(Tag.MODEL, tags.bounded(handle, Tag.MODEL, cell.model()))
                .tag(Tag.VARIANT, tags.bounded(handle, Tag.VARIANT, cell.label()))
                .tag(Tag.DEVICE, tags.bounded(handle, Tag.DEVICE, cell.device()))
                .tag(Tag.PROFILE, tags.bounded(handle, Tag.PROFILE, cell.profile()))
                .tag(Tag.SIMULATED, Boolean.toString(cell.isSimulated()));
        for (Tag axis : List.of(Tag.PROVIDER, Tag.THREADS, Tag.BATCH)) {
            point.tag(axis, tags.bounded(handle, axis, cell.axes().get(axis.key())));
        }
    }

    /** A farm has few branches with baselines, and any number of others. */
    private @Nullable String branch(Handle handle, ToldCell cell) {
        if (cell.branch() == null) {
            return null;
        }
        return cell.isPinned() ? tags.bounded(handle, Tag.BRANCH, cell.branch()) : InfluxSchema.OTHER;
    }

    private String verdict(Handle handle, ToldCell cell, Given given) {
        VerdictRow row = given.row();
        Verdict verdict = row.verdict();
        Change change = verdict.change();
        Limits limits = verdict.limits();
        Point point = new Point(Measurement.VERDICT)
                .whole(VerdictField.STATE_CODE, InfluxSchema.code(verdict.state()))
                .text(VerdictField.STATE, verdict.state().name())
                .text(VerdictField.REASON, verdict.reason().text())
                .text(VerdictField.EXPLANATION, verdict.explanation())
                .code(VerdictField.BLOCKING, row.blocks())
                .flag(VerdictField.WAIVED, row.waiver() != null)
                .real(VerdictField.CHANGE, change == null ? null : (Double) change.value())
                .real(VerdictField.CHANGE_LOW, change == null ? null : (Double) change.low())
                .real(VerdictField.CHANGE_HIGH, change == null ? null : (Double) change.high())
                .real(VerdictField.CATCH_LIMIT, limits == null ? null : (Double) limits.mustCatch())
                .real(VerdictField.TOLERATED_LIMIT, limits == null ? null : (Double) limits.mustNotFail())
                .real(VerdictField.SMALLEST_VISIBLE, verdict.smallestVisible())
                .real(VerdictField.BASELINE_FIGURE, row.baselineFigure())
                .real(VerdictField.CANDIDATE_FIGURE, row.candidateFigure())
                .whole(VerdictField.OBSERVATIONS, verdict.observations())
                .text(VerdictField.CAMPAIGN, cell.campaignId())
                .whole(VerdictField.CELL, cell.place().cellIndex())
                .text(VerdictField.REVISION, cell.revision())
                .text(VerdictField.BRANCH_NAME, cell.branch());
        ToldCell.Baseline baseline = cell.baseline();
        if (baseline != null) {
            point.text(VerdictField.BASELINE_CAMPAIGN, baseline.campaignId())
                    .text(VerdictField.BASELINE_REVISION, baseline.revision());
        }
        String metric = verdict.metric().key();
        Identity identity = identities.of(
                handle,
                Measurement.VERDICT,
                cell.place(),
                metric,
                () -> {
                    common(handle, point, cell);
                    return point.tag(Tag.METRIC, metric).series();
                },
                given.at().toEpochMilli());
        return point.line(identity.series(), identity.atNanos());
    }
}
