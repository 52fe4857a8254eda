package dev.assay.dashboards.board;

import dev.assay.dashboards.json.Json;
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
import dev.assay.influx.schema.BenchField;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.TelemetryField;
import java.util.List;

/** What an inference costs in energy, from sensors of one grade at a time. */
final class EnergyBoard {
    static final String UID = "assay-energy";
    private static final String NOTHING =
            "No cell with energy of this grade fits the choices above within the time range; a device without a sensor gives none";
    private static final Condition[] DEVICES = Choices.chosen(Tag.SIMULATED, Tag.DEVICE);
    private static final Condition[] CELLS =
            Choices.chosen(Tag.SIMULATED, Tag.SWEEP, Tag.BRANCH, Tag.MODEL, Tag.DEVICE, Tag.QUANTIZATION);
    private static final Condition[] OF_GRADE = Choices.and(CELLS, Condition.chosen(BenchField.ENERGY_GRADE));
    private static final List<Tag> NAMES =
            List.of(Tag.MODEL, Tag.VARIANT, Tag.DEVICE, Tag.QUANTIZATION, Tag.PROVIDER, Tag.THREADS, Tag.BATCH);

    private EnergyBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Energy",
                "What an inference costs in energy. Sensors differ by orders of magnitude in what they see, so one grade is shown at a time: "
                        + "A external meter, B rail on the board, C coarse gauge, D estimate of a model.",
                "now-30d",
                "5m",
                List.of(
                        Variable.source(),
                        Choices.simulated(Measurement.BENCH),
                        Variable.one(BenchField.ENERGY_GRADE, Measurement.BENCH, false, Tag.SIMULATED),
                        Variable.many(Tag.SWEEP, Measurement.BENCH, Tag.SIMULATED),
                        Variable.many(Tag.BRANCH, Measurement.BENCH, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.MODEL, Measurement.BENCH, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.DEVICE, Measurement.BENCH, Tag.SIMULATED, Tag.SWEEP),
                        Variable.many(Tag.QUANTIZATION, Measurement.BENCH, Tag.SIMULATED, Tag.SWEEP, Tag.MODEL),
                        Variable.controller()),
                List.of(),
                List.of(
                        Section.of(
                                "Energy against latency, grade $energy_grade",
                                plane(BenchField.ENERGY_NET, "Net energy against latency", "without idle power"),
                                plane(BenchField.ENERGY_GROSS, "Gross energy against latency", "with idle power")),
                        Section.of(
                                "Energy over time, grade $energy_grade",
                                overTime(BenchField.ENERGY_NET, "Net energy of one inference", "Without idle power."),
                                overTime(
                                        BenchField.ENERGY_GROSS,
                                        "Gross energy of one inference",
                                        "All that the sensor saw."),
                                idle()),
                        Section.of(
                                "Where the figures come from",
                                count(
                                        "Cells with figures",
                                        "Cells measured within the time range, whatever their energy.",
                                        BenchField.LATENCY_P50,
                                        CELLS),
                                count(
                                        "With energy of this grade",
                                        "Those of them with energy of the chosen grade.",
                                        BenchField.ENERGY_NET,
                                        OF_GRADE),
                                count(
                                        "With energy of any grade",
                                        "Those of them with any energy. The others had no sensor, which is no zero.",
                                        BenchField.ENERGY_NET,
                                        CELLS),
                                cells())));
    }

    private static Panel plane(Field energy, String title, String words) {
        List<Field> fields = List.of(energy, BenchField.LATENCY_P50, BenchField.CAMPAIGN, BenchField.CELL);
        return Panels.scatter(
                        title,
                        "Each point is a cell as it was measured last: energy of one inference, " + words
                                + ", against its median time. Only sensors of the chosen grade. A click leads to the variant.",
                        BenchField.LATENCY_P50,
                        energy)
                .size(12, 11)
                .asks(Rows.of(Measurement.BENCH, NAMES, fields).where(OF_GRADE).latest("A", energy))
                .looks(Panels.points().whenEmpty(NOTHING))
                .column(energy.key(), Look.plain().links(Link.toVariant(BenchField.CAMPAIGN, BenchField.CELL)))
                .transform(
                        "partitionByValues",
                        Json.object(
                                "fields", List.of(Tag.QUANTIZATION.key()),
                                "keepFields", true,
                                "naming", Json.object("asLabels", true)));
    }

    private static Panel overTime(Field energy, String title, String words) {
        return Panels.graph(title, words + " Mean of the sessions in each step, for each variant on each device.")
                .size(8, 10)
                .asks(Series.of(Measurement.BENCH, Series.Summary.MEAN, energy)
                        .where(OF_GRADE)
                        .by(Tag.MODEL, Tag.VARIANT, Tag.DEVICE)
                        .every(Series.BY_WIDTH)
                        .as("A", "$tag_model $tag_variant on $tag_device"))
                .looks(Panels.line(Units.of(energy)).from(0).whenEmpty(NOTHING).links(Link.toLabelledDevice()));
    }

    private static Panel idle() {
        return Panels.graph(
                        "Idle power",
                        "What each device draws around the runs, by its own sensor, whatever its grade: compare a device with itself only.")
                .size(8, 10)
                .asks(Series.of(Measurement.TELEMETRY, Series.Summary.MEAN, TelemetryField.IDLE_WATTS)
                        .where(DEVICES)
                        .by(Tag.DEVICE)
                        .every(Series.BY_WIDTH)
                        .as("A", "$tag_device"))
                .looks(Panels.line(Units.of(TelemetryField.IDLE_WATTS))
                        .from(0)
                        .whenEmpty("No session with an energy sensor ended within the time range")
                        .links(Link.toLabelledDevice()));
    }

    private static Panel count(String title, String description, Field field, Condition[] conditions) {
        return Panels.stat(title, description, "sum")
                .size(8, 4)
                .asks(Series.of(Measurement.BENCH, Series.Summary.COUNT, field)
                        .where(conditions)
                        .as("A", title))
                .looks(Look.in("short")
                        .whenEmpty("none")
                        .decimals(0)
                        .colourMode("thresholds")
                        .thresholds(Colour.PAST, new Limit(1, Colour.BETTER)));
    }

    private static Panel cells() {
        List<Field> fields = List.of(
                BenchField.ENERGY_GRADE,
                BenchField.ENERGY_SOURCE,
                BenchField.ENERGY_NET,
                BenchField.ENERGY_NET_HALF_WIDTH,
                BenchField.ENERGY_GROSS,
                BenchField.ENERGY_GROSS_HALF_WIDTH,
                BenchField.ENERGY_SENSOR_HALF_WIDTH,
                BenchField.LATENCY_P50,
                BenchField.ACCURACY,
                BenchField.CAMPAIGN,
                BenchField.CELL);
        Panel table = Panels.table(
                        "Cells with energy of the chosen grade",
                        "Each cell as it was measured last, with the sensor that its energy comes from. Half width is half of the 95 % interval "
                                + "over runs; the sensor's own half width comes on top.")
                .size(24, 12)
                .asks(Rows.of(Measurement.BENCH, NAMES, fields).where(OF_GRADE).latest("A", BenchField.ENERGY_NET))
                .looks(Panels.cells().whenEmpty(NOTHING));
        for (Field field : fields) {
            table.column(field.key(), Panels.column(field));
        }
        return table.column(
                        Tag.VARIANT.key(),
                        Look.in("string").links(Link.toVariant(BenchField.CAMPAIGN, BenchField.CELL)))
                .column(BenchField.CAMPAIGN.key(), Look.plain().links(Link.toCampaign(BenchField.CAMPAIGN)))
                .column(Tag.DEVICE.key(), Look.in("string").links(Link.toDevice()))
                .column(Query.TIME, Look.in("dateTimeAsIso").called("measured"));
    }
}
