package dev.assay.server.watch;

import dev.assay.api.CauseRow;
import dev.assay.api.IncidentNote;
import dev.assay.api.IncidentPage;
import dev.assay.api.IncidentRow;
import dev.assay.api.IncidentState;
import dev.assay.api.IncidentView;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import dev.assay.server.wire.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Shows incidents, and notes what people say of them. Thread-safe. */
public final class IncidentDesk {
    private static final int NOTE_CHARACTERS_MAX = 500;

    private static final String INCIDENTS = """
            select incident.*, good.id as good_id, good.revision as good_revision, bad.id as bad_id,
                   bad.revision as bad_revision,
                   (select count(*) from change_point where change_point.incident_seq = incident.seq) as cell_count,
                   (select max(share) from change_point where change_point.incident_seq = incident.seq) as share_max,
                   (select min(share) from change_point where change_point.incident_seq = incident.seq) as share_min
            from incident
            join campaign bad on bad.seq = incident.first_bad
            left join campaign good on good.seq = incident.last_good
            where <which>
            order by incident.seq desc limit :rows offset :offset
            """;

    private final FarmDatabase database;
    private final IncidentBook book;
    private final AuditLog log;

    IncidentDesk(FarmDatabase database, IncidentBook book, AuditLog log) {
        this.database = database;
        this.book = book;
        this.log = log;
    }

    /**
     * A part of the incidents, first the newest.
     *
     * @param state only those in it, by its name; null for all
     * @throws ProblemException when there is no such state (400)
     */
    public IncidentPage page(@Nullable String state, int offset, int rowsMax) {
        String which = state == null
                ? "0 = :key"
                : "0 = :key and incident.state = '" + known(state).name() + "'";
        return database.read(handle -> new IncidentPage(offset, select(handle, which, 0, offset, rowsMax)));
    }

    private static IncidentState known(String state) {
        return Arrays.stream(IncidentState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("there is no state \"" + state + "\"; expected one of "
                        + Arrays.toString(IncidentState.values())));
    }

    /**
     * One incident with all that moved.
     *
     * @throws ProblemException when there is none (404)
     */
    public IncidentView of(String id) {
        return database.read(handle -> view(handle, number(handle, id)));
    }

    /**
     * Notes that somebody looks after it, or that it needs nothing any more; also over what was said before.
     *
     * @throws ProblemException when there is none (404), or the note says nothing or too much (400)
     */
    public IncidentView become(Actor actor, String id, IncidentState state, IncidentNote said) {
        String note = said.note();
        if (note.isBlank() || note.length() > NOTE_CHARACTERS_MAX || !StorableText.isStorable(note)) {
            throw ProblemException.invalid("note has " + note.length() + " characters"
                    + (note.isBlank() ? " and says nothing" : "") + "; expected 1 to " + NOTE_CHARACTERS_MAX);
        }
        return database.change(handle -> {
            long seq = number(handle, id);
            book.become(handle, seq, state, actor.name(), note);
            log.note(handle, actor.name(), action(state), id, AuditLog.Outcome.DONE, note);
            return view(handle, seq);
        });
    }

    private static String action(IncidentState state) {
        return switch (state) {
            case OPEN -> "incident.open";
            case ACKNOWLEDGED -> "incident.acknowledge";
            case CLOSED -> "incident.close";
        };
    }

    private static long number(Handle handle, String id) {
        Optional<Long> seq = RowNumber.of(id)
                .flatMap(number -> handle.createQuery("select seq from incident where seq = ?")
                        .bind(0, number)
                        .mapTo(Long.class)
                        .findOne());
        return seq.orElseThrow(() -> ProblemException.notFound("there is no incident " + id));
    }

    private static IncidentView view(Handle handle, long seq) {
        List<String> sweeps = handle.createQuery("select distinct history_series.sweep from change_point"
                        + " join history_series on history_series.id = change_point.series_id"
                        + " where change_point.incident_seq = ? order by history_series.sweep")
                .bind(0, seq)
                .mapTo(String.class)
                .list();
        return new IncidentView(
                select(handle, "incident.seq = :key", seq, 0, 1).get(0), sweeps, StepRows.ofIncident(handle, seq));
    }

    private static List<IncidentRow> select(Handle handle, String which, long key, int offset, int rowsMax) {
        return handle.createQuery(INCIDENTS)
                .define("which", which)
                .bind("key", key)
                .bind("rows", rowsMax)
                .bind("offset", offset)
                .map((row, context) -> row(row))
                .list();
    }

    private static IncidentRow row(ResultSet row) throws SQLException {
        double highest = row.getDouble("share_max");
        double lowest = row.getDouble("share_min");
        return new IncidentRow(
                Long.toString(row.getLong("seq")),
                IncidentState.valueOf(row.getString("state")),
                row.getString("branch"),
                row.getBoolean("is_worse"),
                StoredJson.read(CauseRow.class, row.getString("cause")),
                row.getString("good_id"),
                row.getString("good_revision"),
                row.getString("bad_id"),
                row.getString("bad_revision"),
                row.getDouble("evidence"),
                row.getInt("cell_count"),
                Math.abs(highest) >= Math.abs(lowest) ? highest : lowest,
                Instant.ofEpochMilli(row.getLong("opened_at")).toString(),
                Instant.ofEpochMilli(row.getLong("changed_at")).toString(),
                row.getString("actor"),
                row.getString("note"));
    }
}
