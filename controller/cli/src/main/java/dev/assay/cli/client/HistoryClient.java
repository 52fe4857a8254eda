package dev.assay.cli.client;

import dev.assay.api.HistoryPage;
import dev.assay.api.HistorySeriesRow;
import dev.assay.api.HistoryView;
import dev.assay.api.IncidentNote;
import dev.assay.api.IncidentPage;
import dev.assay.api.IncidentRow;
import dev.assay.api.IncidentState;
import dev.assay.api.IncidentView;
import dev.assay.api.WatchRun;
import dev.assay.protocol.TokenText;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Talks to one controller about histories and incidents. Thread-safe. */
public final class HistoryClient {
    private static final int PAGE = 500;
    /** Some ten thousand histories may be new. */
    private static final Duration STUDY_TIMEOUT = Duration.ofMinutes(10);

    private final ApiRequests requests;

    /** A client of the controller at {@code controller}. */
    public HistoryClient(URI controller, TokenText token, PatientSender sender) {
        this.requests = new ApiRequests(controller, token, sender);
    }

    /** Every figure that has a history, by its id. */
    public List<HistorySeriesRow> series() throws ApiException, InterruptedException {
        List<HistorySeriesRow> all = new ArrayList<>();
        List<HistorySeriesRow> page;
        do {
            page = requests.get("/history/series?limit=" + PAGE + "&offset=" + all.size(), HistoryPage.class)
                    .series();
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /** One history with its values. */
    public HistoryView history(String id) throws ApiException, InterruptedException {
        return requests.get("/history/series/" + id, HistoryView.class);
    }

    /** The newest incidents, at most 500; of every state where null is given. */
    public List<IncidentRow> incidents(@Nullable IncidentState state) throws ApiException, InterruptedException {
        String filter = state == null ? "" : "&state=" + state;
        return requests.get("/incidents?limit=" + PAGE + filter, IncidentPage.class)
                .incidents();
    }

    /** One incident with all that moved. */
    public IncidentView incident(String id) throws ApiException, InterruptedException {
        return requests.get("/incidents/" + id, IncidentView.class);
    }

    /** Notes that somebody looks after it. */
    public IncidentView acknowledge(String id, String note) throws ApiException, InterruptedException {
        return requests.post("/incidents/" + id + "/acknowledge", new IncidentNote(note), IncidentView.class);
    }

    /** Notes that it needs nothing any more. */
    public IncidentView close(String id, String note) throws ApiException, InterruptedException {
        return requests.post("/incidents/" + id + "/close", new IncidentNote(note), IncidentView.class);
    }

    /** Studies all histories now. */
    public WatchRun study() throws ApiException, InterruptedException {
        return requests.read(
                WatchRun.class,
                requests.send(requests.request("/history/watch")
                        .timeout(STUDY_TIMEOUT)
                        .POST(BodyPublishers.noBody())));
    }
}
