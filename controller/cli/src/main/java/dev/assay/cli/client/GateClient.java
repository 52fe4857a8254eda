package dev.assay.cli.client;

import dev.assay.api.BaselineList;
import dev.assay.api.BaselineRequest;
import dev.assay.api.BaselineRow;
import dev.assay.api.WaiverList;
import dev.assay.api.WaiverRequest;
import dev.assay.api.WaiverRow;
import dev.assay.protocol.TokenText;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Talks to one controller about what campaigns are compared with, and what is let through. Thread-safe. */
public final class GateClient {
    private final ApiRequests requests;

    /** A client of the controller at {@code controller}. */
    public GateClient(URI controller, TokenText token, PatientSender sender) {
        this.requests = new ApiRequests(controller, token, sender);
    }

    /** Makes a campaign the baseline of its sweep for a branch. */
    public BaselineRow accept(BaselineRequest request) throws ApiException, InterruptedException {
        return requests.post("/baselines", request, BaselineRow.class);
    }

    /** Accepted campaigns, the newest first; of every sweep and branch where null is given. */
    public List<BaselineRow> baselines(@Nullable String sweep, @Nullable String branch)
            throws ApiException, InterruptedException {
        List<String> filters = new ArrayList<>();
        if (sweep != null) {
            filters.add("sweep=" + encoded(sweep));
        }
        if (branch != null) {
            filters.add("branch=" + encoded(branch));
        }
        String query = filters.isEmpty() ? "" : "?" + String.join("&", filters);
        return requests.get("/baselines" + query, BaselineList.class).baselines();
    }

    /** Lets a regression through for a while. */
    public WaiverRow waive(WaiverRequest request) throws ApiException, InterruptedException {
        return requests.post("/waivers", request, WaiverRow.class);
    }

    /** Every waiver in force, the newest first. */
    public List<WaiverRow> waivers() throws ApiException, InterruptedException {
        return requests.get("/waivers", WaiverList.class).waivers();
    }

    /** Takes a waiver back. */
    public void removeWaiver(String id) throws ApiException, InterruptedException {
        requests.send(requests.request("/waivers/" + id).DELETE());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
