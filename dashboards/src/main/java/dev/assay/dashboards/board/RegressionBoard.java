package dev.assay.dashboards.board;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.panel.CodeWords;
import dev.assay.dashboards.panel.Colour;
import dev.assay.dashboards.panel.Limit;
import dev.assay.dashboards.panel.Link;
import dev.assay.dashboards.panel.Look;
import dev.assay.dashboards.panel.Panel;
import dev.assay.dashboards.panel.Panels;
import dev.assay.dashboards.query.Condition;
import dev.assay.dashboards.query.Query;
import dev.assay.dashboards.query.Rows;
import dev.assay.dashboards.query.Series;
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.VerdictField;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictState;
import java.util.Arrays;
import java.util.List;

/** What became worse, since when, and by which commit. */
final class RegressionBoard {
    static final String UID = "assay-regressions";

    private static final String NO_VERDICT =
            "No verdict within the time range; gate a campaign: assay gate SWEEP.yaml --baseline BRANCH";
    private static final int ROWS_MAX = 200;
    private static final Condition[] CHOSEN =
            Choices.chosen(Tag.SIMULATED, Tag.SWEEP, Tag.BRANCH, Tag.MODEL, Tag.DEVICE, Tag.METRIC);

    private RegressionBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Regressions",
                "What became worse, since when, and by which commit. Verdicts are the gate's own; nothing is judged here.",
                "now-14d",
                "1m",
                List.of(
                        Variable.source(),
                        Choices.simulated(Measurement.VERDICT),
                        Variable.many(Tag.SWEEP, Measurement.VERDICT, Tag.SIMULATED),
                        Variable.many(Tag.BRANCH, Measurement.VERDICT, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.MODEL, Measurement.VERDICT, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.DEVICE, Measurement.VERDICT, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.METRIC, Measurement.VERDICT, Tag.SIMULATED, Tag.SWEEP),
                        Variable.controller(),
                        Variable.commits()),
                List.of(
                        new Annotation("Baseline moved", EventKind.BASELINE_MOVED, Colour.BETTER, true),
                        new Annotation("Incident opened", EventKind.INCIDENT_OPENED, Colour.BAD, true),
                        new Annotation("Alarm raised", EventKind.ALARM_RAISED, Colour.SUSPICIOUS, false),
                        new Annotation("Agent updated", EventKind.AGENT_UPDATED, Colour.UNSURE, false),
                        new Annotation("Campaign ended", EventKind.CAMPAIGN_ENDED, Colour.GOOD, false)),
                List.of(
                        Section.of(
                                "How many",
                                counter(
                                        "Failed",
                                        "Verdicts FAIL: proven worse by more than is tolerated.",
                                        VerdictState.FAIL,
                                        Colour.BAD),
                                counter(
                                        "Undecided",
                                        "Verdicts INCONCLUSIVE and NO_VERDICT: measured without proof, or not comparable.",
                                        VerdictState.INCONCLUSIVE,
                                        Colour.UNSURE),
                                counter(
                                        "Improved",
                                        "Verdicts IMPROVED: proven better.",
                                        VerdictState.IMPROVED,
                                        Colour.BETTER),
                                counter(
                                        "Passed",
                                        "Verdicts PASS: a change as large as must be caught is excluded.",
                                        VerdictState.PASS,
                                        Colour.GOOD)),
                        Section.of("Since when", timeline(), overTime(), change()),
                        Section.of("What, and by which commit", failing(), events())));
    }

    private static Panel counter(String title, String description, VerdictState state, Colour colour) {
        return Panels.stat(title, description + " Counted within the time range.", "sum")
                .size(6, 4)
                .asks(Series.of(Measurement.VERDICT, Series.Summary.COUNT, VerdictField.STATE_CODE)
                        .where(CHOSEN)
                        .where(Condition.equal(VerdictField.STATE_CODE, InfluxSchema.code(state)))
                        .as("A", title))
                .looks(Look.in("short")
                        .whenEmpty("none")
                        .decimals(0)
                        .colourMode("thresholds")
                        .thresholds(Colour.PAST, new Limit(1, colour)));
    }

    private static Panel timeline() {
        return Panels.timeline(
                        "The worst verdict of each model on each device",
                        "One line for each model on each device. Of several verdicts at a time the worst is shown; it stands until the "
                                + "next one. Choose a metric above to see it alone.")
                .size(24, 9)
                .asks(Series.of(Measurement.VERDICT, Series.Summary.MAX, VerdictField.STATE_CODE)
                        .where(CHOSEN)
                        .by(Tag.MODEL, Tag.DEVICE)
                        .every(Series.BY_WIDTH)
                        .as("A", "$tag_model on $tag_device"))
                .looks(Panels.states(CodeWords.VERDICT).whenEmpty(NO_VERDICT).links(Link.toLabelledDevice()));
    }

    private static Panel overTime() {
        Panel panel = Panels.graph("Verdicts over time", "How many verdicts of each kind were given in each step.")
                .size(12, 9)
                .looks(Panels.line("short")
                        .whenEmpty(NO_VERDICT)
                        .decimals(0)
                        .from(0)
                        .custom("drawStyle", "bars")
                        .custom("fillOpacity", 80)
                        .custom("spanNulls", false)
                        .custom("stacking", Json.object("mode", "normal", "group", "A")));
        char refId = 'A';
        for (int code : CodeWords.VERDICT.codes()) {
            String letter = String.valueOf(refId++);
            panel.asks(Series.of(Measurement.VERDICT, Series.Summary.COUNT, VerdictField.STATE_CODE)
                            .where(CHOSEN)
                            .where(Condition.equal(VerdictField.STATE_CODE, code))
                            .every(Series.BY_WIDTH)
                            .as(letter, CodeWords.VERDICT.word(code)))
                    .answers(letter, Look.plain().colour(CodeWords.VERDICT.colour(code)));
        }
        return panel;
    }

    private static Panel change() {
        return Panels.graph(
                        "Change against the baseline",
                        "How far each candidate was from its baseline, whatever was proven; positive is a larger figure. "
                                + "Accuracy and the like are left out: their change is a difference of shares.")
                .size(12, 9)
                .asks(Series.of(Measurement.VERDICT, Series.Summary.MEAN, VerdictField.CHANGE)
                        .where(CHOSEN)
                        .where(Condition.oneOf(Tag.METRIC, relativeMetrics()))
                        .by(Tag.MODEL, Tag.VARIANT, Tag.DEVICE, Tag.METRIC)
                        .every(Series.BY_WIDTH)
                        .as("A", "$tag_metric of $tag_model $tag_variant on $tag_device"))
                .looks(Panels.line("percentunit").whenEmpty(NO_VERDICT).links(Link.toLabelledDevice()));
    }

    /** Those whose change is a share of the baseline's figure. */
    private static List<String> relativeMetrics() {
        return Arrays.stream(GatedMetric.values())
                .filter(metric -> metric.observation() != GatedMetric.Observation.EXAMPLE)
                .map(GatedMetric::key)
                .toList();
    }

    private static Panel failing() {
        List<Field> fields = List.of(
                VerdictField.STATE_CODE,
                VerdictField.REASON,
                VerdictField.CHANGE,
                VerdictField.CHANGE_LOW,
                VerdictField.CHANGE_HIGH,
                VerdictField.CATCH_LIMIT,
                VerdictField.WAIVED,
                VerdictField.EXPLANATION,
                VerdictField.REVISION,
                VerdictField.BASELINE_REVISION,
                VerdictField.CAMPAIGN,
                VerdictField.CELL,
                VerdictField.BRANCH_NAME);
        Panel table = Panels.table(
                        "Failing verdicts",
                        "Every FAIL within the time range, the newest first. A click on the variant leads to its page with the evidence, "
                                + "one on the revision to the commit.")
                .size(24, 11)
                .asks(Rows.of(
                                Measurement.VERDICT,
                                List.of(Tag.METRIC, Tag.MODEL, Tag.VARIANT, Tag.DEVICE, Tag.SWEEP),
                                fields)
                        .where(CHOSEN)
                        .where(Condition.equal(VerdictField.STATE_CODE, InfluxSchema.code(VerdictState.FAIL)))
                        .newest("A", ROWS_MAX))
                .looks(Panels.cells().whenEmpty("Nothing failed within the time range"));
        for (Field field : fields) {
            table.column(field.key(), Panels.column(field));
        }
        return table.column(VerdictField.STATE_CODE.key(), Panels.coded(VerdictField.STATE_CODE, CodeWords.VERDICT))
                .column(
                        Tag.VARIANT.key(),
                        Look.in("string").links(Link.toVariant(VerdictField.CAMPAIGN, VerdictField.CELL)))
                .column(Tag.DEVICE.key(), Look.in("string").links(Link.toDevice()))
                .column(VerdictField.REVISION.key(), Look.plain().links(Link.toCommit(VerdictField.REVISION)))
                .column(
                        VerdictField.BASELINE_REVISION.key(),
                        Look.plain().links(Link.toCommit(VerdictField.BASELINE_REVISION)))
                .column(VerdictField.CAMPAIGN.key(), Look.plain().links(Link.toCampaign(VerdictField.CAMPAIGN)))
                .column(Query.TIME, Look.in("dateTimeAsIso").called("judged"));
    }

    private static Panel events() {
        return EventTable.of(
                "What changed",
                "Baselines, incidents and campaigns, the newest first; the revision leads to the commit.",
                List.of(
                        EventKind.BASELINE_MOVED,
                        EventKind.INCIDENT_OPENED,
                        EventKind.INCIDENT_CHANGED,
                        EventKind.ALARM_RAISED,
                        EventKind.CAMPAIGN_ENDED),
                true);
    }
}
