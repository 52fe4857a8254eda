package dev.assay.dashboards.alert;

import dev.assay.api.DeviceHealth;
import dev.assay.dashboards.alert.AlertRule.Severity;
import dev.assay.dashboards.alert.AlertRule.Silence;
import dev.assay.dashboards.board.Board;
import dev.assay.dashboards.board.Boards;
import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.query.Condition;
import dev.assay.dashboards.query.Query;
import dev.assay.dashboards.query.Series;
import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.FarmField;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.TelemetryField;
import dev.assay.influx.schema.VerdictField;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All alert rules. None of them judges: each compares a verdict or state that the controller stored. */
public final class AlertRules {
    /** Both dashboards and rules lie in it. */
    public static final String FOLDER = "Assay";

    /** Statements that count or take the last value of a step; Grafana's macro of that name has no meaning in alert rules. */
    private static final String STEP = "1m";

    private static final int QUARANTINED = InfluxSchema.code(DeviceHealth.QUARANTINED);

    private AlertRules() {}

    /** The file of alert rules as Grafana reads it. */
    public static Map<String, Object> json() {
        return Json.object(
                "apiVersion",
                1,
                "groups",
                List.of(Json.object(
                        "orgId",
                        1,
                        "name",
                        "assay",
                        "folder",
                        FOLDER,
                        "interval",
                        "1m",
                        "rules",
                        all().stream().map(AlertRule::json).toList())));
    }

    /** In the order of the file. */
    public static List<AlertRule> all() {
        return List.of(regressed(), quarantined(), silent(), incident(), nothingWritten());
    }

    private static AlertRule regressed() {
        return new AlertRule(
                "assay-regressed",
                "A gated branch regressed",
                "{{ $labels.metric }} of {{ $labels.model }} {{ $labels.variant }} on {{ $labels.device }} regressed on {{ $labels.branch }}",
                "The gate's last verdict is FAIL and nobody waived it. Open the dashboard for the figures and the commit.",
                Severity.WARNING,
                Series.of(Measurement.VERDICT, Series.Summary.LAST, VerdictField.BLOCKING)
                        // Other branches are somebody's pull request, whose gate tells its author.
                        .where(Condition.unlike(Tag.BRANCH, InfluxSchema.OTHER))
                        .by(Tag.SWEEP, Tag.BRANCH, Tag.MODEL, Tag.VARIANT, Tag.DEVICE, Tag.METRIC)
                        .every("1h")
                        .as("A", ""),
                seconds(Duration.ofDays(7)),
                "last",
                "gt",
                List.of(0.0),
                "0s",
                Silence.FINE,
                board("assay-regressions"),
                "Failing verdicts");
    }

    private static AlertRule quarantined() {
        return new AlertRule(
                "assay-quarantined",
                "A device is quarantined",
                "{{ $labels.device }} is quarantined and gets no work",
                "assay device show {{ $labels.device }} says why; assay device resume brings it back once it is mended.",
                Severity.WARNING,
                lastOfDevice(TelemetryField.HEALTH_CODE),
                seconds(Duration.ofMinutes(15)),
                "last",
                "within_range",
                List.of(QUARANTINED - 0.5, QUARANTINED + 0.5),
                "0s",
                Silence.FINE,
                board("assay-fleet"),
                "Health");
    }

    private static AlertRule silent() {
        return new AlertRule(
                "assay-silent",
                "A device is silent",
                "{{ $labels.device }} was not heard of for five minutes",
                "Is it switched on and on the network? assay device doctor {{ $labels.device }} looks.",
                Severity.WARNING,
                // Those that somebody took away on purpose may be switched off.
                lastOfDevice(
                        TelemetryField.CONNECTED,
                        Condition.unlike(TelemetryField.HEALTH_CODE, InfluxSchema.code(DeviceHealth.MAINTENANCE)),
                        Condition.unlike(TelemetryField.HEALTH_CODE, InfluxSchema.code(DeviceHealth.RETIRED))),
                seconds(Duration.ofMinutes(15)),
                "last",
                "lt",
                List.of(0.5),
                "5m",
                Silence.FINE,
                board("assay-fleet"),
                "Link to the agent");
    }

    private static AlertRule incident() {
        return new AlertRule(
                "assay-incident",
                "An incident was opened",
                "Figures moved together{{ if $labels.sweep }} in {{ $labels.sweep }}{{ end }}",
                "assay incident ls names it, with the commits in between and the likely cause.",
                Severity.WARNING,
                Series.of(Measurement.EVENT, Series.Summary.SUM, EventField.WORSE)
                        .where(Condition.equal(Tag.KIND, EventKind.INCIDENT_OPENED.key()))
                        .by(Tag.SWEEP)
                        .every(STEP)
                        .as("A", ""),
                seconds(Duration.ofHours(1)),
                "sum",
                "gt",
                List.of(0.0),
                "0s",
                Silence.FINE,
                board("assay-regressions"),
                "What changed");
    }

    private static AlertRule nothingWritten() {
        return new AlertRule(
                "assay-nothing-written",
                "Nothing is written any more",
                "The controller has written nothing for a quarter of an hour",
                "It writes every minute. assay influx status says what the outbox waits for; what it keeps is written once that is mended.",
                Severity.CRITICAL,
                Series.of(Measurement.FARM, Series.Summary.COUNT, FarmField.DEVICES)
                        .every(STEP)
                        .as("A", ""),
                seconds(Duration.ofMinutes(15)),
                "sum",
                "lt",
                List.of(1.0),
                "5m",
                // The rule looks at a window that moves along, so that it holds as long as the silence does.
                Silence.ALARMING,
                board("assay-fleet"),
                "Devices as they were seen last");
    }

    private static Query lastOfDevice(TelemetryField field, Condition... conditions) {
        return Series.of(Measurement.TELEMETRY, Series.Summary.LAST, field)
                .where(conditions)
                .by(Tag.DEVICE)
                .every(STEP)
                .as("A", "");
    }

    private static Board board(String uid) {
        return Boards.all().stream()
                .filter(board -> board.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
