package dev.assay.server.campaign;

import dev.assay.api.CampaignState;
import dev.assay.api.CellState;
import dev.assay.api.CellTally;
import dev.assay.api.VerdictTally;
import dev.assay.server.gate.VerdictCounts;
import dev.assay.server.store.FarmDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Lists campaigns, each with what came of it so far. Two queries for a page, however many campaigns are on it. Thread-safe. */
public final class CampaignShelf {
    private final FarmDatabase database;

    public CampaignShelf(FarmDatabase database) {
        this.database = database;
    }

    /** Those that were asked for, the newest first. */
    public List<CampaignRow> page(CampaignChoice choice) {
        return database.read(handle -> {
            List<Listed> listed = listed(handle, choice);
            List<Long> seqs = listed.stream().map(Listed::seq).toList();
            Map<Long, CellTally> cells = cells(handle, seqs);
            Map<Long, VerdictTally> verdicts = VerdictCounts.of(handle, seqs);
            return listed.stream()
                    .map(each -> each.row(cells.getOrDefault(each.seq(), CellTally.NONE), verdicts.get(each.seq())))
                    .toList();
        });
    }

    /** What the table of campaigns itself says of one. */
    private record Listed(
            long seq,
            String id,
            String sweep,
            CampaignState state,
            String createdAt,
            @Nullable String finishedAt,
            @Nullable String revision,
            @Nullable String branch) {

        static Listed of(ResultSet row) throws SQLException {
            long finished = row.getLong("finished_at");
            boolean isRunning = row.wasNull();
            return new Listed(
                    row.getLong("seq"),
                    row.getString("id"),
                    row.getString("sweep"),
                    CampaignState.valueOf(row.getString("state")),
                    Instant.ofEpochMilli(row.getLong("created_at")).toString(),
                    isRunning ? null : Instant.ofEpochMilli(finished).toString(),
                    row.getString("revision"),
                    row.getString("branch"));
        }

        CampaignRow row(CellTally cells, @Nullable VerdictTally verdicts) {
            return new CampaignRow(id, sweep, state, createdAt, finishedAt, revision, branch, cells, verdicts);
        }
    }

    private static List<Listed> listed(Handle handle, CampaignChoice choice) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        CampaignState state = choice.state();
        add("sweep", choice.sweep(), conditions, values);
        add("branch", choice.branch(), conditions, values);
        add("state", state == null ? null : state.name(), conditions, values);
        values.add(choice.limit());
        values.add(choice.offset());
        Query query = handle.createQuery("select seq, id, sweep, state, created_at, finished_at, revision, branch"
                + " from campaign" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by seq desc limit ? offset ?");
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        return query.map((row, context) -> Listed.of(row)).list();
    }

    private static void add(String column, @Nullable String value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(column + " = ?");
            values.add(value);
        }
    }

    private static Map<Long, CellTally> cells(Handle handle, List<Long> seqs) {
        Map<Long, Map<CellState, Integer>> settled = new HashMap<>();
        Map<Long, Integer> totals = new HashMap<>();
        if (!seqs.isEmpty()) {
            handle.createQuery("select campaign_seq, outcome, count(*) as cells from cell"
                            + " where campaign_seq in (<seqs>) group by campaign_seq, outcome")
                    .bindList("seqs", seqs)
                    .map((row, context) ->
                            new Count(row.getLong("campaign_seq"), row.getString("outcome"), row.getInt("cells")))
                    .forEach(count -> {
                        totals.merge(count.seq(), count.cells(), Integer::sum);
                        String outcome = count.outcome();
                        if (outcome != null) {
                            settled.computeIfAbsent(count.seq(), seq -> new EnumMap<>(CellState.class))
                                    .put(CellState.valueOf(outcome), count.cells());
                        }
                    });
        }
        Map<Long, CellTally> tallies = new HashMap<>();
        totals.forEach((seq, total) -> tallies.put(seq, tally(total, settled.getOrDefault(seq, Map.of()))));
        return tallies;
    }

    private record Count(long seq, @Nullable String outcome, int cells) {}

    private static CellTally tally(int total, Map<CellState, Integer> settled) {
        return new CellTally(
                total,
                settled.values().stream().mapToInt(Integer::intValue).sum(),
                sum(settled, CellState.MEASURED, CellState.REUSED),
                sum(settled, CellState.SKIPPED),
                sum(settled, CellState.BUILD_FAILED, CellState.MEASURE_FAILED));
    }

    private static int sum(Map<CellState, Integer> settled, CellState... states) {
        int sum = 0;
        for (CellState state : states) {
            sum += settled.getOrDefault(state, 0);
        }
        return sum;
    }
}
