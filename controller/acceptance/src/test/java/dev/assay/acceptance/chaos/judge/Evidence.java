package dev.assay.acceptance.chaos.judge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a farm has come to rest, from sources that do not know each other: its tables, its API, the wire between agents
 * and controllers, and the agents' disks.
 *
 * @param reports what the artifact store gives for each hash that a session, the API or an acknowledgement names
 * @param wire in the order of time
 * @param unsent files that still lie in agents' outboxes
 */
public record Evidence(
        List<Campaign> campaigns,
        List<Cell> cells,
        List<Job> jobs,
        List<Session> sessions,
        Map<String, Report> reports,
        List<Sighting> wire,
        List<String> unsent) {
    public Evidence {
        campaigns = List.copyOf(campaigns);
        cells = List.copyOf(cells);
        jobs = List.copyOf(jobs);
        sessions = List.copyOf(sessions);
        reports = Map.copyOf(reports);
        wire = List.copyOf(wire);
        unsent = List.copyOf(unsent);
    }

    /**
     * A campaign in the tables.
     *
     * @param cellsExpected as whoever began it worked out; null when nobody knows it, because the answer that named it was lost
     * @param shown by the API: each cell's index with its state and the hash of its session, or "-"
     */
    public record Campaign(
            long seq, String id, String state, @Nullable Integer cellsExpected, Map<Integer, String> shown) {
        public Campaign {
            shown = Map.copyOf(shown);
        }
    }

    /** A cell in the tables. */
    public record Cell(
            long campaignSeq,
            int index,
            @Nullable String jobId,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String owner) {
        /** For people. */
        String words() {
            return "cell " + index + " of campaign " + campaignSeq;
        }
    }

    /**
     * A job in the tables.
     *
     * @param isCheck whether it looks after the device itself, and no cell waits for it
     */
    public record Job(String id, String device, String state, long token, int losses, boolean isCheck) {}

    /** A stored session. */
    public record Session(String jobId, long token, String rawSha256, boolean isMeasured) {}

    /**
     * A raw report as the artifact store gives it.
     *
     * @param trouble why it is none; null when its bytes have the hash that they are asked by, and are a report
     */
    public record Report(@Nullable String trouble, String jobId, long token, String device) {}
}
