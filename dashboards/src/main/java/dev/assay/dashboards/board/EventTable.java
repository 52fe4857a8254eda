package dev.assay.dashboards.board;

import dev.assay.dashboards.panel.Link;
import dev.assay.dashboards.panel.Look;
import dev.assay.dashboards.panel.Panel;
import dev.assay.dashboards.panel.Panels;
import dev.assay.dashboards.query.Condition;
import dev.assay.dashboards.query.Query;
import dev.assay.dashboards.query.Rows;
import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.List;

/** A table of things that happened. */
final class EventTable {
    private static final int ROWS_MAX = 200;

    private EventTable() {}

    /**
     * Those of some kinds, whichever sweep or device they are about: an event about a baseline has no device, and must not vanish when
     * somebody chooses one.
     *
     * @param hasCommits whether the dashboard has the variable that links to commits need
     */
    static Panel of(String title, String description, List<EventKind> kinds, boolean hasCommits) {
        List<Field> fields = List.of(
                EventField.TITLE,
                EventField.TEXT,
                EventField.ACTOR,
                EventField.REVISION,
                EventField.CAMPAIGN,
                EventField.INCIDENT);
        Panel table = Panels.table(title, description)
                .size(24, 9)
                .asks(Rows.of(Measurement.EVENT, List.of(Tag.KIND, Tag.SWEEP, Tag.DEVICE), fields)
                        .where(Condition.oneOf(
                                Tag.KIND, kinds.stream().map(EventKind::key).toList()))
                        .newest("A", ROWS_MAX))
                .looks(Panels.cells().whenEmpty("Nothing of this kind happened within the time range"));
        for (Field field : fields) {
            table.column(field.key(), Panels.column(field));
        }
        table.column(EventField.CAMPAIGN.key(), Look.plain().links(Link.toCampaign(EventField.CAMPAIGN)))
                .column(EventField.INCIDENT.key(), Look.plain().links(Link.toIncident(EventField.INCIDENT)))
                .column(Tag.DEVICE.key(), Look.in("string").links(Link.toDevice()))
                .column(Query.TIME, Look.in("dateTimeAsIso").called("when"));
        if (hasCommits) {
            table.column(EventField.REVISION.key(), Look.plain().links(Link.toCommit(EventField.REVISION)));
        }
        return table;
    }
}
