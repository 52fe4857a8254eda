package dev.assay.dashboards.live;

import dev.assay.api.CellState;
import dev.assay.api.DeviceHealth;
import dev.assay.influx.point.Point;
import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.FarmField;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.TelemetryField;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Two weeks of a farm in which everything happened that a dashboard can show, as lines that the schema has checked. Names have the characters
 * that trouble queries. Of two real devices {@value #SILENT} is silent and quarantined at the end; a simulated one must never be
 * seen among them.
 */
final class SampleFarm {
    static final String GOOD = "kitchen-pi5";
    static final String SILENT = "lab/jetson (2:4)";
    static final String SIMULATED = "made-up";
    static final String FAILING_MODEL = "resnet.v2";
    static final String CONTROLLER = "https://farm.example.org:8420";
    static final String COMMITS = "https://git.example.org/models/commit/";

    private static final int DAYS = 14;
    private final Instant end;
    private final List<String> lines = new ArrayList<>();

    private SampleFarm(Instant end) {
        this.end = end;
    }

    /** All points, the last of them at {@code end}. */
    static List<String> lines(Instant end) {
        SampleFarm farm = new SampleFarm(end);
        farm.telemetry(GOOD, false, DeviceHealth.GOOD, true);
        farm.telemetry(SILENT, false, DeviceHealth.QUARANTINED, false);
        farm.telemetry("shelf-0", false, DeviceHealth.RETIRED, false);
        farm.telemetry("bench-1", false, DeviceHealth.MAINTENANCE, false);
        farm.telemetry("shelf-3", false, DeviceHealth.SUSPECT, true);
        farm.telemetry(SIMULATED, true, DeviceHealth.GOOD, true);
        farm.events();
        farm.addresses();
        for (int day = DAYS; day >= 0; day--) {
            Instant at = end.minus(Duration.ofDays(day)).minusSeconds(60);
            SampleCampaign campaign = new SampleCampaign("digits", campaignId(at), at);
            campaign.cells(GOOD, false);
            campaign.cells(SILENT, false);
            campaign.cells(SIMULATED, true);
            campaign.unmeasured(CellState.SKIPPED);
            campaign.unmeasured(CellState.CANCELLED);
            campaign.unmeasured(CellState.BUILD_FAILED);
            campaign.unmeasured(CellState.MEASURE_FAILED);
            campaign.verdicts(day == 0);
            farm.lines.addAll(campaign.lines());
        }
        return List.copyOf(farm.lines);
    }

    /** As the controller names them: the sweep, the day, and which of the day. */
    static String campaignId(Instant at) {
        return "digits-"
                + DateTimeFormatter.BASIC_ISO_DATE.format(
                        at.atZone(ZoneOffset.UTC).toLocalDate()) + "-1";
    }

    private void telemetry(String device, boolean isSimulated, DeviceHealth health, boolean isConnected) {
        for (int minute = 0; minute < 60; minute++) {
            Point now = device(device, isSimulated)
                    .code(TelemetryField.CONNECTED, isConnected || minute > 20)
                    .whole(TelemetryField.HEALTH_CODE, InfluxSchema.code(health))
                    .text(TelemetryField.HEALTH, health.name())
                    .whole(TelemetryField.QUEUE_LENGTH, minute % 7)
                    .real(TelemetryField.NOISE, 0.01)
                    .real(TelemetryField.SMALLEST_CHANGE, 0.034);
            add(now, Duration.ofMinutes(minute));
        }
        for (int hour = 0; hour < 12; hour++) {
            Point session = device(device, isSimulated)
                    .real(TelemetryField.LEASE_WAIT, 3.5 + hour)
                    .real(TelemetryField.LEASE_LENGTH, 61.0)
                    .real(TelemetryField.CELSIUS_START, 48.0)
                    .real(TelemetryField.CELSIUS_MAX, 63.0 + hour)
                    .code(TelemetryField.THROTTLED, hour % 5 == 0)
                    .real(TelemetryField.IDLE_WATTS, 2.4)
                    .real(TelemetryField.QUIET_SHARE, 0.97);
            add(session, Duration.ofHours(hour).plusSeconds(7));
        }
    }

    private static Point device(String name, boolean isSimulated) {
        return new Point(Measurement.TELEMETRY)
                .tag(Tag.DEVICE, name)
                .tag(Tag.PROFILE, "raspberry-pi-5")
                .tag(Tag.SIMULATED, Boolean.toString(isSimulated));
    }

    private void events() {
        int minutes = 1;
        for (EventKind kind : EventKind.values()) {
            Point event = new Point(Measurement.EVENT)
                    .tag(Tag.KIND, kind.key())
                    .tag(Tag.SWEEP, "digits")
                    .tag(Tag.DEVICE, kind == EventKind.DEVICE_HEALTH ? SILENT : null)
                    .text(EventField.TITLE, kind.doc())
                    .text(EventField.TEXT, "somebody said \"so\" of <b>" + kind + "</b>")
                    .text(
                            EventField.HTML,
                            "somebody said &quot;so&quot;<br />commit <a href=\"" + COMMITS + "0b45f62\">0b45f62</a>")
                    .text(EventField.ACTOR, "assay")
                    .code(EventField.WORSE, kind == EventKind.INCIDENT_OPENED)
                    .text(EventField.CAMPAIGN, campaignId(end))
                    .text(EventField.REVISION, "0b45f62")
                    .text(EventField.INCIDENT, "3");
            add(event, Duration.ofMinutes(minutes++));
        }
    }

    /** The farm has moved. */
    private void addresses() {
        add(address("http://old:8420", "http://old:8420/ui/campaigns.html?filter="), Duration.ofDays(DAYS));
        for (int minute = 0; minute < 60; minute++) {
            add(address(CONTROLLER, COMMITS), Duration.ofMinutes(minute));
        }
    }

    private static Point address(String controller, String commits) {
        return new Point(Measurement.FARM)
                .whole(FarmField.DEVICES, 5)
                .text(FarmField.PUBLIC_URL, controller)
                .text(FarmField.COMMIT_URL, commits);
    }

    private void add(Point point, Duration ago) {
        Instant at = end.minus(ago);
        lines.add(point.line(at.getEpochSecond() * 1_000_000_000L + at.getNano()));
    }
}
