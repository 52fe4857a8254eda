package dev.assay.cli.client;

import dev.assay.api.DeadLetterList;
import dev.assay.api.DeadLetterRow;
import dev.assay.api.InfluxDone;
import dev.assay.api.InfluxReingest;
import dev.assay.api.InfluxReplay;
import dev.assay.api.InfluxReplayed;
import dev.assay.api.InfluxStatus;
import dev.assay.protocol.TokenText;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Talks to one controller about what it writes to InfluxDB. Thread-safe. */
public final class InfluxClient {
    private final ApiRequests requests;

    /** A client of the controller at {@code controller}. */
    public InfluxClient(URI controller, TokenText token, PatientSender sender) {
        this.requests = new ApiRequests(controller, token, sender);
    }

    /** What waits, and what InfluxDB answered last. */
    public InfluxStatus status() throws ApiException, InterruptedException {
        return requests.get("/influx", InfluxStatus.class);
    }

    /**
     * The oldest points that InfluxDB refused.
     *
     * @param rowsMax 1 to 1,000
     */
    public List<DeadLetterRow> deadLetters(int rowsMax) throws ApiException, InterruptedException {
        return requests.get("/influx/dead-letters?limit=" + rowsMax, DeadLetterList.class)
                .letters();
    }

    /**
     * Sends dead letters again; returns how many.
     *
     * @param ids of those; empty for all
     */
    public InfluxReplayed replay(List<String> ids) throws ApiException, InterruptedException {
        return requests.post("/influx/replay", new InfluxReplay(ids), InfluxReplayed.class);
    }

    /**
     * Orders campaigns to be written again; returns how many.
     *
     * @param campaign that one; null for all
     */
    public int reingest(@Nullable String campaign) throws ApiException, InterruptedException {
        return requests.post("/influx/reingest", new InfluxReingest(campaign), InfluxDone.class)
                .count();
    }
}
