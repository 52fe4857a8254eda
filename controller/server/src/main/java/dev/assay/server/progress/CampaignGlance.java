package dev.assay.server.progress;

import dev.assay.api.CampaignState;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.StoredJson;
import dev.assay.sweep.DeviceSelector;
import org.jdbi.v3.core.Handle;

/**
 * What progress needs to know of a campaign itself.
 *
 * @param isBound whether its cells have their devices
 * @param wanted what the sweep says of devices
 * @param cellSeconds least time for one cell, from its plan
 */
record CampaignGlance(
        long seq, String id, CampaignState state, boolean isBound, double cellSeconds, DeviceSelector wanted) {

    static CampaignGlance find(Handle handle, String id) {
        return handle.createQuery("select * from campaign where id = ?")
                .bind(0, id)
                .map((row, context) -> new CampaignGlance(
                        row.getLong("seq"),
                        row.getString("id"),
                        CampaignState.valueOf(row.getString("state")),
                        row.getBoolean("is_bound"),
                        row.getDouble("cell_seconds"),
                        StoredJson.read(DeviceSelector.class, row.getString("devices"))))
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("there is no campaign " + id));
    }
}
