package dev.assay.dashboards.board;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.panel.CodeWords;
import dev.assay.dashboards.panel.Link;
import dev.assay.dashboards.panel.Look;
import dev.assay.dashboards.panel.Panel;
import dev.assay.dashboards.panel.Panels;
import dev.assay.dashboards.panel.Units;
import dev.assay.dashboards.query.Condition;
import dev.assay.dashboards.query.Query;
import dev.assay.dashboards.query.Rows;
import dev.assay.influx.schema.BenchField;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.List;
import java.util.Map;

/** Which variant to ship: accuracy against what it costs, with the front of those that nothing beats in both. */
final class AccuracyBoard {
    static final String UID = "assay-accuracy";
    private static final String NOTHING =
            "No cell fits the choices above within the time range; look further back, or run a sweep";
    private static final Condition[] CHOSEN =
            Choices.chosen(Tag.SIMULATED, Tag.SWEEP, Tag.BRANCH, Tag.MODEL, Tag.DEVICE, Tag.QUANTIZATION);
    private static final List<Tag> NAMES = List.of(
            Tag.MODEL, Tag.VARIANT, Tag.DEVICE, Tag.QUANTIZATION, Tag.PROVIDER, Tag.THREADS, Tag.BATCH, Tag.SWEEP);

    /** A front is one of a campaign: cells of another one were not compared with it. */
    private static final List<String> FRONTS = List.of(Tag.MODEL.key(), Tag.DEVICE.key(), BenchField.CAMPAIGN.key());

    private static final Cost LATENCY = new Cost("latency", BenchField.LATENCY_P50, BenchField.FRONT_LATENCY);
    private static final Cost ENERGY = new Cost("energy", BenchField.ENERGY_NET, BenchField.FRONT_ENERGY);
    private static final Cost MEMORY = new Cost("memory", BenchField.MEMORY_PEAK, BenchField.FRONT_MEMORY);
    private static final Cost SIZE = new Cost("size of the file", BenchField.MODEL_BYTES, BenchField.FRONT_SIZE);

    private AccuracyBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Accuracy against latency",
                "Which variant to ship: what each one answers right, against what it costs in time, energy, memory and size.",
                "now-30d",
                "5m",
                List.of(
                        Variable.source(),
                        Choices.simulated(Measurement.BENCH),
                        Variable.many(Tag.SWEEP, Measurement.BENCH, Tag.SIMULATED),
                        Variable.many(Tag.BRANCH, Measurement.BENCH, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.MODEL, Measurement.BENCH, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.DEVICE, Measurement.BENCH, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.QUANTIZATION, Measurement.BENCH, Tag.SIMULATED, Tag.SWEEP, Tag.MODEL),
                        Variable.controller()),
                List.of(),
                List.of(
                        Section.of(
                                "Accuracy against latency",
                                plane(LATENCY, "quantization", Tag.QUANTIZATION.key())
                                        .size(24, 13),
                                plane(LATENCY, "model", Tag.MODEL.key()).size(12, 11),
                                plane(LATENCY, "device", Tag.DEVICE.key()).size(12, 11)),
                        Section.of(
                                "Accuracy against energy, memory and size",
                                plane(ENERGY, "grade of the sensor", BenchField.ENERGY_GRADE.key())
                                        .size(8, 11),
                                plane(MEMORY, "quantization", Tag.QUANTIZATION.key())
                                        .size(8, 11),
                                plane(SIZE, "quantization", Tag.QUANTIZATION.key())
                                        .size(8, 11)),
                        Section.of("The points", points())));
    }

    /** One point for each cell as it was measured last, and a dashed front for each model on each device. */
    private static Panel plane(Cost against, String groups, String colouredBy) {
        Field cost = against.figure();
        Field front = against.front();
        List<Field> fields = List.of(
                cost, BenchField.ACCURACY, BenchField.ENERGY_GRADE, BenchField.CAMPAIGN, BenchField.CELL, front);
        Rows cells = Rows.of(Measurement.BENCH, NAMES, fields).where(CHOSEN);
        Query all = cells.latest("A", cost);
        Query onFront =
                cells.called(BenchField.ACCURACY, Panels.FRONT).latest("B", cost, List.of(Condition.equal(front, 1)));
        return Panels.scatterWithFront(
                        "Accuracy against " + against.name() + ", by " + groups,
                        "Each point is a cell as it was measured last: the higher the more right answers, the further left the cheaper. "
                                + "The dashed line joins, for each model on each device, the variants that none of their campaign beats in both at once. "
                                + "A click on a point leads to its variant.",
                        cost,
                        BenchField.ACCURACY)
                .asks(all, onFront)
                .looks(Panels.points().whenEmpty(NOTHING))
                .column(
                        BenchField.ACCURACY.key(),
                        Look.plain().links(Link.toVariant(BenchField.CAMPAIGN, BenchField.CELL)))
                .column(Panels.FRONT, Look.plain().links(Link.toVariant(BenchField.CAMPAIGN, BenchField.CELL)))
                .transformOnly("B", "sortBy", Json.object("fields", Map.of(), "sort", List.of(ascending(cost))))
                .transformOnly("A", "partitionByValues", partition(List.of(colouredBy)))
                .transformOnly("B", "partitionByValues", partition(FRONTS));
    }

    private static Panel points() {
        List<Field> fields = List.of(
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
                BenchField.ACCURACY_CHANGE_PROVEN,
                BenchField.CAMPAIGN,
                BenchField.CELL,
                BenchField.REVISION);
        Panel table = Panels.table(
                        "Cells as they were measured last",
                        "The points of the charts. ◆ marks variants that no other variant of the model on the device beats in latency, "
                                + "memory, size, energy and accuracy together. Half width is half of the 95 % interval over runs.")
                .size(24, 14)
                .asks(Rows.of(Measurement.BENCH, NAMES, fields).where(CHOSEN).latest("A", BenchField.LATENCY_P50))
                .looks(Panels.cells().whenEmpty(NOTHING));
        for (Field field : fields) {
            table.column(field.key(), Panels.column(field));
        }
        return table.column(BenchField.PARETO.key(), Panels.coded(BenchField.PARETO, CodeWords.FRONT))
                .column(
                        Tag.VARIANT.key(),
                        Look.in("string").links(Link.toVariant(BenchField.CAMPAIGN, BenchField.CELL)))
                .column(BenchField.CAMPAIGN.key(), Look.plain().links(Link.toCampaign(BenchField.CAMPAIGN)))
                .column(Tag.DEVICE.key(), Look.in("string").links(Link.toDevice()))
                .column(Query.TIME, Look.in("dateTimeAsIso").called("measured"))
                .option(
                        "sortBy",
                        List.of(Json.object("displayName", Units.title(BenchField.LATENCY_P50), "desc", false)));
    }

    private static Map<String, Object> ascending(Field field) {
        return Json.object("field", field.key(), "desc", false);
    }

    private static Map<String, Object> partition(List<String> columns) {
        return Json.object("fields", columns, "keepFields", true, "naming", Json.object("asLabels", true));
    }

    /** What an answer costs, and the field that marks those which nothing beats in accuracy and in it. */
    private record Cost(String name, Field figure, Field front) {}
}
