package dev.assay.server.influx;

import dev.assay.api.DeviceHealth;
import dev.assay.influx.point.Point;
import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.server.life.DeviceLife;
import dev.assay.server.watch.HistoryBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The points of {@code event}, each from the row that it tells of, so that told again it is the same. The digits below the millisecond are
 * the row's number. Thread-safe; to be used behind the gate.
 */
final class EventPoints {
    private static final String BASELINES = "select baseline.*, campaign.id as campaign_id, campaign.revision"
            + " from baseline join campaign on campaign.seq = baseline.campaign_seq where ";
    private static final String ALARMS = "select fast_alarm.*, history_series.sweep, history_series.branch,"
            + " campaign.id as campaign_id, campaign.revision from fast_alarm"
            + " join history_series on history_series.id = fast_alarm.series_id"
            + " left join campaign on campaign.seq = fast_alarm.raised_by where ";
    private static final String INCIDENTS = "select incident.*, campaign.id as campaign_id, campaign.revision,"
            + " (select min(history_series.sweep) from change_point join history_series on history_series.id ="
            + " change_point.series_id where change_point.incident_seq = incident.seq) as sweep"
            + " from incident left join campaign on campaign.seq = incident.first_bad where ";
    private static final String DEVICE_EVENTS = "select * from device_event where ";

    private final TagBook tags;
    private final FarmLinks links;

    EventPoints(TagBook tags, FarmLinks links) {
        this.tags = tags;
        this.links = links;
    }

    private interface Telling {
        Optional<String> tell(Handle handle, ResultSet row) throws SQLException;
    }

    private static List<String> lines(Handle handle, String query, long key, Telling telling) {
        return handle.createQuery(query).bind(0, key).map((row, context) -> telling.tell(handle, row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<String> baseline(Handle handle, long seq) {
        return lines(handle, BASELINES + "baseline.seq = ?", seq, this::baseline);
    }

    List<String> baselinesOf(Handle handle, long campaignSeq) {
        return lines(handle, BASELINES + "baseline.campaign_seq = ?", campaignSeq, this::baseline);
    }

    private Optional<String> baseline(Handle handle, ResultSet row) throws SQLException {
        String branch = row.getString("branch");
        if (branch.startsWith(HistoryBook.RESERVED_BRANCH)) {
            // Of a comparison that Assay has bought for itself.
            return Optional.empty();
        }
        Point point = about(handle, EventKind.BASELINE_MOVED, row.getString("sweep"), null)
                // Grafana draws titles as HTML: no words of strangers, as a branch's name is.
                .text(EventField.TITLE, "new baseline")
                .text(EventField.BRANCH_NAME, branch)
                .code(EventField.WORSE, false)
                .text(EventField.ACTOR, row.getString("actor"));
        EventText text = ofCampaign("for " + branch + ": " + row.getString("note"), row, null);
        return Optional.of(line(text.into(point, links), row, "accepted_at"));
    }

    List<String> deviceEvent(Handle handle, long seq) {
        return lines(handle, DEVICE_EVENTS + "seq = ?", seq, this::deviceEvent);
    }

    /** Those that are still in the devices' histories, from this number on. */
    List<String> deviceEventsFrom(Handle handle, long seq) {
        return lines(handle, DEVICE_EVENTS + "seq >= ? order by seq", seq, this::deviceEvent);
    }

    private Optional<String> deviceEvent(Handle handle, ResultSet row) throws SQLException {
        String before = row.getString("before_health");
        String after = row.getString("after_health");
        String reason = row.getString("reason");
        boolean isUpdate = reason.startsWith(DeviceLife.AGENT_CHANGED);
        if (before.equals(after) && !isUpdate) {
            return Optional.empty();
        }
        int code = InfluxSchema.code(DeviceHealth.valueOf(after));
        String device = row.getString("device");
        EventKind kind = isUpdate ? EventKind.AGENT_UPDATED : EventKind.DEVICE_HEALTH;
        Point point = about(handle, kind, null, device)
                .text(
                        EventField.TITLE,
                        device + (isUpdate ? ": another agent" : " is " + after.toLowerCase(Locale.ROOT)))
                .code(EventField.WORSE, code > InfluxSchema.code(DeviceHealth.valueOf(before)))
                .text(EventField.ACTOR, row.getString("actor"))
                .whole(EventField.HEALTH_CODE, code);
        return Optional.of(line(EventText.of(reason).into(point, links), row, "happened_at"));
    }

    List<String> alarm(Handle handle, long seq) {
        return lines(handle, ALARMS + "fast_alarm.seq = ?", seq, this::alarm);
    }

    List<String> alarmsOf(Handle handle, long campaignSeq) {
        return lines(handle, ALARMS + "fast_alarm.raised_by = ?", campaignSeq, this::alarm);
    }

    private Optional<String> alarm(Handle handle, ResultSet row) throws SQLException {
        Point point = about(handle, EventKind.ALARM_RAISED, row.getString("sweep"), row.getString("device"))
                .text(EventField.TITLE, "a figure seems to have moved")
                .code(EventField.WORSE, true)
                .text(EventField.ACTOR, "assay")
                .text(EventField.BRANCH_NAME, row.getString("branch"));
        EventText text = ofCampaign(row.getString("note"), row, null);
        return Optional.of(line(text.into(point, links), row, "raised_at"));
    }

    List<String> incidentOpened(Handle handle, long seq) {
        return lines(handle, INCIDENTS + "incident.seq = ?", seq, (any, row) -> Optional.of(opened(any, row)));
    }

    List<String> incidentChanged(Handle handle, long seq) {
        return lines(handle, INCIDENTS + "incident.seq = ?", seq, (any, row) -> Optional.of(changed(any, row)));
    }

    /** Of each that began with the campaign: that it did, and what became of it. */
    List<String> incidentsOf(Handle handle, long campaignSeq) {
        List<String> opened = lines(
                handle, INCIDENTS + "incident.first_bad = ?", campaignSeq, (any, row) -> Optional.of(opened(any, row)));
        List<String> changed = lines(
                handle,
                INCIDENTS + "incident.first_bad = ?",
                campaignSeq,
                (any, row) -> row.getLong("changed_at") == row.getLong("opened_at")
                        ? Optional.empty()
                        : Optional.of(changed(any, row)));
        return Stream.concat(opened.stream(), changed.stream()).toList();
    }

    private String opened(Handle handle, ResultSet row) throws SQLException {
        boolean isWorse = row.getBoolean("is_worse");
        String text = isWorse ? "figures became worse" : "figures became better";
        Point point = incident(handle, EventKind.INCIDENT_OPENED, row, text)
                .text(EventField.TITLE, "incident " + row.getLong("seq"))
                .code(EventField.WORSE, isWorse)
                .text(EventField.ACTOR, "assay");
        return line(point, row, "opened_at");
    }

    private String changed(Handle handle, ResultSet row) throws SQLException {
        String state = row.getString("state").toLowerCase(Locale.ROOT);
        Point point = incident(handle, EventKind.INCIDENT_CHANGED, row, row.getString("note"))
                .text(EventField.TITLE, "incident " + row.getLong("seq") + " is " + state)
                .code(EventField.WORSE, false)
                .text(EventField.ACTOR, row.getString("actor"));
        return line(point, row, "changed_at");
    }

    private Point incident(Handle handle, EventKind kind, ResultSet row, @Nullable String text) throws SQLException {
        Point point =
                about(handle, kind, row.getString("sweep"), null).text(EventField.BRANCH_NAME, row.getString("branch"));
        return ofCampaign(text, row, Long.toString(row.getLong("seq"))).into(point, links);
    }

    /** That a campaign has ended, and how. */
    String campaign(Handle handle, CampaignEnding ending) {
        Point point = about(handle, EventKind.CAMPAIGN_ENDED, ending.sweep(), null)
                .text(EventField.TITLE, ending.id() + " is " + ending.state().toLowerCase(Locale.ROOT))
                .code(EventField.WORSE, ending.isWorse())
                .text(EventField.ACTOR, "assay")
                .text(EventField.BRANCH_NAME, ending.branch());
        EventText text = new EventText(ending.tally(), ending.id(), ending.revision(), null);
        return text.into(point, links).line(nanos(ending.finishedMillis(), ending.seq()));
    }

    private Point about(Handle handle, EventKind kind, @Nullable String sweep, @Nullable String device) {
        return new Point(Measurement.EVENT)
                .tag(Tag.KIND, kind.key())
                .tag(Tag.SWEEP, tags.bounded(handle, Tag.SWEEP, sweep))
                .tag(Tag.DEVICE, tags.bounded(handle, Tag.DEVICE, device));
    }

    private static EventText ofCampaign(@Nullable String text, ResultSet row, @Nullable String incident)
            throws SQLException {
        return new EventText(text, row.getString("campaign_id"), row.getString("revision"), incident);
    }

    private static String line(Point point, ResultSet row, String time) throws SQLException {
        return point.line(nanos(row.getLong(time), row.getLong("seq")));
    }

    private static long nanos(long millis, long number) {
        return millis * DevicePoints.NANOS_PER_MILLI + number % DevicePoints.NANOS_PER_MILLI;
    }
}
