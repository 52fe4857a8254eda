package dev.assay.dashboards.board;

import dev.assay.api.CellState;
import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.panel.CodeWords;
import dev.assay.dashboards.panel.Colour;
import dev.assay.dashboards.panel.Limit;
import dev.assay.dashboards.panel.Link;
import dev.assay.dashboards.panel.Look;
import dev.assay.dashboards.panel.Panel;
import dev.assay.dashboards.panel.Panels;
import dev.assay.dashboards.panel.Units;
import dev.assay.dashboards.query.Condition;
import dev.assay.dashboards.query.Query;
import dev.assay.dashboards.query.Rows;
import dev.assay.dashboards.query.Series;
import dev.assay.dashboards.query.Tally;
import dev.assay.influx.schema.BenchField;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.List;
import java.util.Map;

/** One campaign: how far it is, its matrix, and every cell without figures with the reason. */
final class SweepBoard {
    static final String UID = "assay-sweep";
    private static final int ROWS_MAX = 2_000;
    private static final String NOTHING =
            "No cell of this campaign is settled within the time range; look further back, or choose another";

    /** Not the simulated ones: a cell that was skipped has no device, and so is neither. */
    private static final Condition[] OF_CAMPAIGN = {
        Condition.chosen(Tag.SWEEP), Condition.chosen(BenchField.CAMPAIGN),
    };

    private static final Condition[] CHOSEN = Choices.and(
            OF_CAMPAIGN,
            Condition.chosen(Tag.MODEL),
            Condition.chosen(Tag.PROVIDER),
            Condition.chosen(Tag.THREADS),
            Condition.chosen(Tag.BATCH));
    private static final List<Tag> NAMES =
            List.of(Tag.MODEL, Tag.VARIANT, Tag.DEVICE, Tag.PROVIDER, Tag.THREADS, Tag.BATCH);

    private SweepBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Sweep",
                "One campaign: how far it is, its matrix as heat map and table, and every cell without figures with the reason.",
                "now-30d",
                "30s",
                List.of(
                        Variable.source(),
                        Variable.one(Tag.SWEEP, Measurement.BENCH),
                        Variable.one(BenchField.CAMPAIGN, Measurement.BENCH, true, Tag.SWEEP),
                        Variable.many(Tag.MODEL, Measurement.BENCH, Tag.SWEEP),
                        Variable.many(Tag.PROVIDER, Measurement.BENCH, Tag.SWEEP),
                        Variable.many(Tag.THREADS, Measurement.BENCH, Tag.SWEEP),
                        Variable.many(Tag.BATCH, Measurement.BENCH, Tag.SWEEP),
                        Variable.controller()),
                List.of(),
                List.of(
                        Section.of(
                                "How far it is",
                                progress(),
                                counter(
                                        "Measured",
                                        "Cells with figures of this campaign.",
                                        CellState.MEASURED,
                                        Colour.GOOD),
                                counter(
                                        "Reused",
                                        "Cells whose figures an earlier campaign measured.",
                                        CellState.REUSED,
                                        Colour.BETTER),
                                counter(
                                        "Skipped",
                                        "Cells that were left out, for a reason known before anything was built.",
                                        CellState.SKIPPED,
                                        Colour.PAST),
                                counter(
                                        "Cancelled",
                                        "Cells that the campaign's end took away.",
                                        CellState.CANCELLED,
                                        Colour.UNSURE),
                                counter(
                                        "Not built",
                                        "Cells whose variant could not be built.",
                                        CellState.BUILD_FAILED,
                                        Colour.SUSPICIOUS),
                                counter(
                                        "Not measured",
                                        "Cells of which no run gave a figure.",
                                        CellState.MEASURE_FAILED,
                                        Colour.BAD)),
                        Section.of(
                                "The matrix",
                                matrix(
                                                "State of $model",
                                                "What became of each variant on each device.",
                                                BenchField.STATE_CODE)
                                        .looks(Panels.cells()
                                                .words(CodeWords.CELL)
                                                .custom("cellOptions", Panels.colouredCell())
                                                .called("${__field.name}")
                                                .whenEmpty(NOTHING)),
                                heat(
                                        "Latency p50 of $model",
                                        "The redder the slower, for each device by itself.",
                                        BenchField.LATENCY_P50,
                                        "continuous-GrYlRd"),
                                heat(
                                        "Accuracy of $model",
                                        "The greener the more right answers.",
                                        BenchField.ACCURACY,
                                        "continuous-RdYlGr"),
                                heat(
                                        "Peak memory of $model",
                                        "The redder the more.",
                                        BenchField.MEMORY_PEAK,
                                        "continuous-GrYlRd")),
                        Section.of("The cells", withoutFigures(), cells())));
    }

    private static Panel progress() {
        return Panel.of(
                        "gauge",
                        "Settled",
                        "Cells of the campaign that will not change any more, as a share of all of them.")
                .option("reduceOptions", reduce())
                .option("showThresholdLabels", false)
                .option("showThresholdMarkers", false)
                .option("orientation", "auto")
                .size(6, 5)
                .asks(Tally.share(
                        "A",
                        "settled",
                        Measurement.BENCH,
                        BenchField.STATE_CODE,
                        BenchField.CAMPAIGN_CELLS,
                        OF_CAMPAIGN))
                .looks(Look.in("percentunit")
                        .whenEmpty("nothing yet")
                        .between(0, 1)
                        .colourMode("thresholds")
                        .thresholds(Colour.BETTER, new Limit(1, Colour.GOOD)));
    }

    private static Map<String, Object> reduce() {
        return Json.object("calcs", List.of("lastNotNull"), "fields", "", "values", false);
    }

    private static Panel counter(String title, String description, CellState state, Colour colour) {
        return Panels.stat(title, description, "sum")
                .size(3, 5)
                .asks(Series.of(Measurement.BENCH, Series.Summary.COUNT, BenchField.STATE_CODE)
                        .where(OF_CAMPAIGN)
                        .where(Condition.equal(BenchField.STATE_CODE, InfluxSchema.code(state)))
                        .as("A", title))
                .looks(Look.in("short")
                        .whenEmpty("none")
                        .decimals(0)
                        .colourMode("thresholds")
                        .thresholds(Colour.PAST, new Limit(1, colour)));
    }

    private static Panel matrix(String title, String description, Field figure) {
        return Panels.matrix(
                        title,
                        description
                                + " Where a variant was measured with several runtime settings the newest one counts: choose one above.",
                        Tag.VARIANT,
                        Tag.DEVICE,
                        figure)
                .size(12, 10)
                .asks(Rows.of(Measurement.BENCH, List.of(Tag.VARIANT, Tag.DEVICE), List.of(figure))
                        .where(CHOSEN)
                        .newestOfEach("A", figure))
                .repeatedFor(Tag.MODEL);
    }

    private static Panel heat(String title, String description, Field figure, String colours) {
        return matrix(title, description, figure)
                .looks(Look.in(Units.of(figure))
                        .colourMode(colours)
                        .set("fieldMinMax", true)
                        .called("${__field.name}")
                        .whenEmpty(NOTHING)
                        .custom("filterable", false)
                        .custom("cellOptions", Panels.colouredCell()));
    }

    private static Panel withoutFigures() {
        List<Field> fields = List.of(
                BenchField.STATE_CODE, BenchField.REASON, BenchField.OWNER, BenchField.CAMPAIGN, BenchField.CELL);
        Panel table = Panels.table(
                        "Cells without figures, and why",
                        "Every cell that was skipped, cancelled, not built or not measured, with the reason and with who must act.")
                .size(24, 9)
                .asks(Rows.of(Measurement.BENCH, NAMES, fields)
                        .where(CHOSEN)
                        .where(Condition.atLeast(BenchField.STATE_CODE, InfluxSchema.code(CellState.SKIPPED)))
                        .newest("A", ROWS_MAX))
                .looks(Panels.cells().whenEmpty("Every settled cell has figures"));
        return columns(table, fields)
                .column(Query.TIME, Look.in("dateTimeAsIso").called("settled"));
    }

    private static Panel cells() {
        List<Field> fields = List.of(
                BenchField.STATE_CODE,
                BenchField.PARETO,
                BenchField.LATENCY_P50,
                BenchField.LATENCY_P50_HALF_WIDTH,
                BenchField.LATENCY_P90,
                BenchField.MEMORY_PEAK,
                BenchField.MODEL_BYTES,
                BenchField.ENERGY_NET,
                BenchField.ENERGY_GRADE,
                BenchField.ACCURACY,
                BenchField.ACCURACY_CHANGE,
                BenchField.RUNS_COMPLETED,
                BenchField.THROTTLED,
                BenchField.REUSED,
                BenchField.CAMPAIGN,
                BenchField.CELL);
        Panel table = Panels.table(
                        "All cells",
                        "Every settled cell of the campaign. ◆ marks variants that no other variant of the model on the device beats in "
                                + "everything; it is known at the campaign's end.")
                .size(24, 14)
                .asks(Rows.of(Measurement.BENCH, NAMES, fields).where(CHOSEN).newest("A", ROWS_MAX))
                .looks(Panels.cells().whenEmpty(NOTHING));
        return columns(table, fields)
                .column(BenchField.PARETO.key(), Panels.coded(BenchField.PARETO, CodeWords.FRONT))
                .column(Query.TIME, Look.in("dateTimeAsIso").called("settled"));
    }

    private static Panel columns(Panel table, List<Field> fields) {
        for (Field field : fields) {
            table.column(field.key(), Panels.column(field));
        }
        return table.column(BenchField.STATE_CODE.key(), Panels.coded(BenchField.STATE_CODE, CodeWords.CELL))
                .column(
                        Tag.VARIANT.key(),
                        Look.in("string").links(Link.toVariant(BenchField.CAMPAIGN, BenchField.CELL)))
                .column(BenchField.CAMPAIGN.key(), Look.plain().links(Link.toCampaign(BenchField.CAMPAIGN)))
                .column(Tag.DEVICE.key(), Look.in("string").links(Link.toDevice()));
    }
}
