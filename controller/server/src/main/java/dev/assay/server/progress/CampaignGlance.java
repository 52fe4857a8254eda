package dev.assay.server.progress;

import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.StoredJson;
import org.jdbi.v3.core.Handle;

/**
 * What progress needs to know of a campaign itself.
 *
 * @param isBound whether its cells have their devices
 * @param cellSeconds least time for one cell, from its plan
 */
record CampaignGlance(
        long seq, String id, CampaignState state, boolean isBound, double cellSeconds, CampaignRequest request) {

    static CampaignGlance find(Handle handle, String id) {
        return handle.createQuery("select * from campaign where id = ?")
                .bind(0, id)
                .map((row, context) -> new CampaignGlance(
                        row.getLong("seq"),
                        row.getString("id"),
                        CampaignState.valueOf(row.getString("state")),
                        row.getBoolean("is_bound"),
                        row.getDouble("cell_seconds"),
                        StoredJson.read(CampaignRequest.class, row.getString("request"))))
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("there is no campaign " + id));
    }
}
