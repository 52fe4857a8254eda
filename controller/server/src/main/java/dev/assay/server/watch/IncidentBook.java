package dev.assay.server.watch;

import dev.assay.api.CauseRow;
import dev.assay.api.IncidentState;
import dev.assay.regression.incident.Cell;
import dev.assay.regression.incident.CellChange;
import dev.assay.regression.incident.Incident;
import dev.assay.regression.incident.IncidentGrouping;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.news.FarmNews;
import dev.assay.server.store.StoredJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes together into incidents. A change that joins an incident stays in it, and an incident keeps its number and what people said of
 * it. All methods belong into a transaction behind the gate. Thread-safe.
 */
final class IncidentBook {
    private static final String ASSAY = "assay";

    private final AuditLog log;
    private final FarmNews news;
    private final InstantSource clock;

    IncidentBook(AuditLog log, FarmNews news, InstantSource clock) {
        this.log = log;
        this.news = news;
        this.clock = clock;
    }

    /** Groups all changes of a branch anew; returns the incidents that are new. */
    List<Long> group(Handle handle, String branch) {
        List<GroupedStep> steps = GroupedStep.ofBranch(handle, branch);
        List<WatchedCell> watched = WatchedCell.ofBranch(handle, branch);
        IdentityHashMap<CellChange, GroupedStep> stepByChange = new IdentityHashMap<>();
        steps.forEach(step -> stepByChange.put(step.change(), step));
        List<Long> opened = new ArrayList<>();
        Set<Long> described = new HashSet<>();
        for (Incident group :
                IncidentGrouping.of(steps.stream().map(GroupedStep::change).toList(), List.of())) {
            List<GroupedStep> members = group.changes().stream()
                    .map(change -> Objects.requireNonNull(stepByChange.get(change)))
                    .toList();
            Optional<Long> known = members.stream()
                    .map(GroupedStep::incident)
                    .filter(Objects::nonNull)
                    .min(Long::compare);
            long incident = known.orElseGet(() -> open(handle, branch, group));
            if (known.isEmpty()) {
                opened.add(incident);
            }
            join(handle, members, incident);
            if (described.add(incident)) {
                describe(handle, incident, group, members, watched);
            }
            if (known.isEmpty()) {
                news.incidentOpened(handle, incident);
            }
        }
        closeForsaken(handle, branch);
        return opened;
    }

    private long open(Handle handle, String branch, Incident group) {
        long seq = handle.createUpdate("insert into incident (branch, is_worse, state, first_bad, cause, evidence,"
                        + " opened_at, changed_at, actor, note) values (?, ?, ?, 0, '', 1, ?, ?, ?, '')")
                .bind(0, branch)
                .bind(1, group.worse())
                .bind(2, IncidentState.OPEN.name())
                .bind(3, clock.millis())
                .bind(4, clock.millis())
                .bind(5, ASSAY)
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
        String what = group.changes().size() + (group.worse() ? " figures became worse" : " figures became better");
        log.note(handle, ASSAY, "incident.open", Long.toString(seq), AuditLog.Outcome.DONE, what);
        return seq;
    }

    private static void join(Handle handle, List<GroupedStep> members, long incident) {
        for (GroupedStep step : members) {
            handle.execute(
                    "update change_point set incident_seq = ? where seq = ? and incident_seq is null",
                    incident,
                    step.seq());
        }
    }

    private void describe(
            Handle handle, long incident, Incident group, List<GroupedStep> members, List<WatchedCell> watched) {
        List<Cell> over = watched.stream()
                .filter(cell -> cell.isOver(group.commits()))
                .map(WatchedCell::cell)
                .toList();
        Incident alone = IncidentGrouping.of(group.changes(), over).get(0);
        int cells = (int) Stream.concat(over.stream(), group.changes().stream().map(CellChange::cell))
                .distinct()
                .count();
        List<CellEvidence> evidence = members.stream()
                .filter(step -> step.good() != null)
                .map(step -> CellEvidence.of(
                        handle,
                        step.change().cell(),
                        HistoryValue.get(handle, Objects.requireNonNull(step.good())),
                        HistoryValue.get(handle, step.bad())))
                .toList();
        CauseRow cause = LikelyCause.of(alone.cause(), evidence, members.size(), cells);
        handle.execute(
                "update incident set last_good = ?, first_bad = ?, cause = ?, evidence = ? where seq = ?",
                lastGood(members),
                (long) group.commits().last(),
                StoredJson.write(cause),
                group.evidence(),
                incident);
        handle.execute(
                "update incident set state = ?, changed_at = ?, note = '' where seq = ? and state = ? and actor = ?",
                IncidentState.OPEN.name(),
                clock.millis(),
                incident,
                IncidentState.CLOSED.name(),
                ASSAY);
    }

    private static @Nullable Long lastGood(List<GroupedStep> members) {
        return members.stream()
                .map(GroupedStep::lastGood)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }

    /** With more values no study sees any of its changes: chance, or something that has passed. */
    private void closeForsaken(Handle handle, String branch) {
        List<Long> forsaken = handle.createQuery("select seq from incident where branch = ? and state = 'OPEN'"
                        + " and not exists (select 1 from change_point where change_point.incident_seq = incident.seq"
                        + " and change_point.is_current)")
                .bind(0, branch)
                .mapTo(Long.class)
                .list();
        for (long seq : forsaken) {
            String note = "with the values that came since nothing of it is seen any more";
            handle.execute(
                    "update incident set state = ?, changed_at = ?, actor = ?, note = ? where seq = ?",
                    IncidentState.CLOSED.name(),
                    clock.millis(),
                    ASSAY,
                    note,
                    seq);
            news.incidentChanged(handle, seq);
            log.note(handle, ASSAY, "incident.close", Long.toString(seq), AuditLog.Outcome.DONE, note);
        }
    }

    /** A person says something of it. */
    void become(Handle handle, long seq, IncidentState state, String actor, String note) {
        handle.execute(
                "update incident set state = ?, changed_at = ?, actor = ?, note = ? where seq = ?",
                state.name(),
                clock.millis(),
                actor,
                note,
                seq);
        news.incidentChanged(handle, seq);
    }
}
