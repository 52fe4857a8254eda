package dev.assay.dashboards.board;

import dev.assay.api.DeviceHealth;
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
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.TelemetryField;
import java.util.List;

/** Whether the devices are fit to measure, and how long work waits for them. */
final class FleetBoard {
    static final String UID = "assay-fleet";

    private static final String NO_DEVICE =
            "No device reported within the time range; add one: assay device add USER@HOST, or assay simulate";
    private static final String NO_SESSION = "No session ended within the time range";
    private static final Condition[] CHOSEN = Choices.chosen(Tag.SIMULATED, Tag.PROFILE, Tag.DEVICE);

    private FleetBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Fleet",
                "Whether the devices are fit to measure, and how long work waits for them.",
                "now-24h",
                "1m",
                List.of(
                        Variable.source(),
                        Choices.simulated(Measurement.TELEMETRY),
                        Variable.many(Tag.PROFILE, Measurement.TELEMETRY, Tag.SIMULATED),
                        Variable.many(Tag.DEVICE, Measurement.TELEMETRY, Tag.SIMULATED, Tag.PROFILE),
                        Variable.controller()),
                List.of(
                        new Annotation("Health of a device", EventKind.DEVICE_HEALTH, Colour.SUSPICIOUS, true),
                        new Annotation("Agent updated", EventKind.AGENT_UPDATED, Colour.BETTER, true)),
                List.of(
                        Section.of(
                                "Now",
                                tally(
                                        "Connected",
                                        "Devices whose agent was heard of lately.",
                                        TelemetryField.CONNECTED,
                                        1,
                                        Colour.GOOD),
                                tally(
                                        "Silent",
                                        "Devices whose agent was not heard of.",
                                        TelemetryField.CONNECTED,
                                        0,
                                        Colour.BAD),
                                tally(
                                        "Good",
                                        "Devices that may measure.",
                                        TelemetryField.HEALTH_CODE,
                                        InfluxSchema.code(DeviceHealth.GOOD),
                                        Colour.GOOD),
                                tally(
                                        "Suspect",
                                        "Devices that must pass a check first.",
                                        TelemetryField.HEALTH_CODE,
                                        InfluxSchema.code(DeviceHealth.SUSPECT),
                                        Colour.SUSPICIOUS),
                                tally(
                                        "Quarantined",
                                        "Devices that somebody must look at.",
                                        TelemetryField.HEALTH_CODE,
                                        InfluxSchema.code(DeviceHealth.QUARANTINED),
                                        Colour.BAD),
                                waiting(),
                                devices()),
                        Section.of("Health", health(), link()),
                        Section.of("Noise", noise(), smallestChange(), quiet()),
                        Section.of("Temperature", temperature(), throttling()),
                        Section.of(
                                "Work",
                                queue(),
                                leases(
                                        TelemetryField.LEASE_WAIT,
                                        "Wait for a lease",
                                        "From when a job was queued to its lease."),
                                leases(
                                        TelemetryField.LEASE_LENGTH,
                                        "Length of leases",
                                        "From the lease to the report.")),
                        Section.of(
                                "What happened",
                                EventTable.of(
                                        "Events of devices",
                                        "Changes of health and new agents, the newest first.",
                                        List.of(EventKind.DEVICE_HEALTH, EventKind.AGENT_UPDATED),
                                        false))));
    }

    private static Panel tally(String title, String description, TelemetryField field, int value, Colour colour) {
        return Panels.stat(title, description + " As of the last minute within the time range.", "lastNotNull")
                .size(4, 4)
                .asks(Tally.of(
                        "A",
                        title,
                        Measurement.TELEMETRY,
                        field,
                        List.of(Tag.DEVICE),
                        Condition.equal(field, value),
                        CHOSEN))
                .looks(Look.in("short")
                        .whenEmpty("none")
                        .decimals(0)
                        .colourMode("thresholds")
                        .thresholds(Colour.PAST, new Limit(1, colour)));
    }

    private static Panel waiting() {
        return Panels.stat(
                        "Longest queue",
                        "Jobs that wait for the device with the most, at its worst within the time range.",
                        "max")
                .size(4, 4)
                .asks(Series.of(Measurement.TELEMETRY, Series.Summary.MAX, TelemetryField.QUEUE_LENGTH)
                        .where(CHOSEN)
                        .as("A", "jobs"))
                .looks(Look.in("short")
                        .whenEmpty("none")
                        .decimals(0)
                        .colourMode("thresholds")
                        .thresholds(Colour.PAST, new Limit(1, Colour.BETTER), new Limit(100, Colour.SUSPICIOUS)));
    }

    private static Panel devices() {
        List<Field> fields = List.of(
                TelemetryField.CONNECTED,
                TelemetryField.HEALTH_CODE,
                TelemetryField.QUEUE_LENGTH,
                TelemetryField.NOISE,
                TelemetryField.SMALLEST_CHANGE);
        Panel table = Panels.table(
                        "Devices as they were seen last",
                        "Each device at its last minute. Noise is the scatter of a known model between runs; smallest change is what an "
                                + "ordinary session can tell from it.")
                .size(24, 8)
                .asks(Rows.of(Measurement.TELEMETRY, List.of(Tag.DEVICE, Tag.PROFILE), fields)
                        .where(CHOSEN)
                        .latest("A", TelemetryField.HEALTH_CODE))
                .looks(Panels.cells().whenEmpty(NO_DEVICE));
        for (Field field : fields) {
            table.column(field.key(), Panels.column(field));
        }
        return table.column(Tag.DEVICE.key(), Look.in("string").links(Link.toDevice()))
                .column(TelemetryField.CONNECTED.key(), Panels.coded(TelemetryField.CONNECTED, CodeWords.CONNECTED))
                .column(TelemetryField.HEALTH_CODE.key(), Panels.coded(TelemetryField.HEALTH_CODE, CodeWords.HEALTH))
                .column(Query.TIME, Look.in("dateTimeFromNow").called("seen"));
    }

    private static Panel health() {
        return Panels.timeline("Health", "How far each device is trusted.")
                .size(24, 8)
                .asks(byDevice(Series.Summary.LAST, TelemetryField.HEALTH_CODE))
                .looks(Panels.states(CodeWords.HEALTH).whenEmpty(NO_DEVICE).links(Link.toLabelledDevice()));
    }

    private static Panel link() {
        return Panels.timeline("Link to the agent", "Whether the agent of each device was heard of.")
                .size(24, 6)
                .asks(byDevice(Series.Summary.MIN, TelemetryField.CONNECTED))
                .looks(Panels.states(CodeWords.CONNECTED).whenEmpty(NO_DEVICE).links(Link.toLabelledDevice()));
    }

    private static Panel noise() {
        return graph(
                "Noise score",
                "Scatter of the known model between runs, as a coefficient of variation. More noise means that more runs are needed.",
                TelemetryField.NOISE,
                Series.Summary.LAST,
                NO_DEVICE);
    }

    private static Panel smallestChange() {
        return graph(
                "Smallest visible change",
                "The smallest change of latency that an ordinary session can tell from the noise.",
                TelemetryField.SMALLEST_CHANGE,
                Series.Summary.LAST,
                NO_DEVICE);
    }

    private static Panel quiet() {
        return graph(
                "Undisturbed samples",
                "Share of samples that nothing else on the machine disturbed, in the worst run of each session.",
                TelemetryField.QUIET_SHARE,
                Series.Summary.MIN,
                NO_SESSION);
    }

    private static Panel temperature() {
        return graph(
                        "Temperature",
                        "The hottest reading of each session; sessions of devices without a sensor are not shown.",
                        TelemetryField.CELSIUS_MAX,
                        Series.Summary.MAX,
                        NO_SESSION)
                .size(12, 9)
                .looks(Panels.line(Units.of(TelemetryField.CELSIUS_MAX))
                        .whenEmpty(NO_SESSION)
                        .thresholds(Colour.GOOD, new Limit(70, Colour.SUSPICIOUS), new Limit(85, Colour.BAD))
                        .custom("thresholdsStyle", Json.object("mode", "dashed"))
                        .links(Link.toLabelledDevice()));
    }

    private static Panel throttling() {
        return Panels.timeline("Throttling", "Whether the processor was slowed down in any run of a session.")
                .size(12, 9)
                .asks(byDevice(Series.Summary.MAX, TelemetryField.THROTTLED))
                .looks(Panels.states(CodeWords.THROTTLED).whenEmpty(NO_SESSION).links(Link.toLabelledDevice()));
    }

    private static Panel queue() {
        return graph(
                "Queue", "Jobs that wait for each device.", TelemetryField.QUEUE_LENGTH, Series.Summary.MAX, NO_DEVICE);
    }

    private static Panel leases(TelemetryField field, String title, String description) {
        return graph(title, description + " Written with each session.", field, Series.Summary.MAX, NO_SESSION);
    }

    private static Panel graph(
            String title, String description, TelemetryField field, Series.Summary summary, String whenEmpty) {
        return Panels.graph(title, description)
                .size(8, 9)
                .asks(byDevice(summary, field))
                .looks(Panels.line(Units.of(field)).from(0).whenEmpty(whenEmpty).links(Link.toLabelledDevice()));
    }

    private static Query byDevice(Series.Summary summary, TelemetryField field) {
        return Series.of(Measurement.TELEMETRY, summary, field)
                .where(CHOSEN)
                .by(Tag.DEVICE)
                .every(Series.BY_WIDTH)
                .as("A", "$tag_device");
    }
}
