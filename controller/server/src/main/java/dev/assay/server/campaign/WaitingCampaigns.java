package dev.assay.server.campaign;

import dev.assay.api.CampaignRequest;
import dev.assay.api.FailureOwner;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.gate.GateBook;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.StoredJson;
import dev.assay.sweep.DeviceSelector;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.expansion.SweepExpansion;
import dev.assay.sweep.expansion.SweepPlan;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Campaigns that began before any device fitted. Thread-safe. */
public final class WaitingCampaigns {
    private final SweepDesk sweeps;
    private final DeviceBook devices;
    private final CampaignCells campaignCells;
    private final GateBook gates;
    private final CellBook cells;

    WaitingCampaigns(
            SweepDesk sweeps, DeviceBook devices, CampaignCells campaignCells, GateBook gates, CellBook cells) {
        this.sweeps = sweeps;
        this.devices = devices;
        this.campaignCells = campaignCells;
        this.gates = gates;
        this.cells = cells;
    }

    private record Waiting(long seq, String id, CampaignRequest request, DeviceSelector wanted) {}

    /**
     * Binds those that a device fits by now. Belongs into a transaction behind the gate; to be called when a device has presented
     * itself.
     */
    public void bind(Handle handle) {
        List<Waiting> waiting = handle.createQuery(
                        "select * from campaign where state = 'RUNNING' and not is_bound order by seq")
                .map((row, context) -> new Waiting(
                        row.getLong("seq"),
                        row.getString("id"),
                        StoredJson.read(CampaignRequest.class, row.getString("request")),
                        StoredJson.read(DeviceSelector.class, row.getString("devices"))))
                .list();
        List<Device> known = waiting.isEmpty() ? List.of() : devices.all(handle);
        for (Waiting campaign : waiting) {
            if (known.stream()
                    .anyMatch(device -> campaign.wanted().accepts(device.name(), device.labels())
                            && DeviceChoice.isReady(device, devices))) {
                bind(handle, campaign, known);
            }
        }
    }

    private void bind(Handle handle, Waiting campaign, List<Device> known) {
        try {
            Sweep sweep = sweeps.read(campaign.request());
            SweepExpansion expansion = CampaignCells.expand(sweep, DeviceChoice.of(sweep, known, devices));
            Optional<String> refusal = gates.expectAgain(
                    handle, campaign.seq(), expansion, MeasureTerms.cellSeconds(SweepPlan.of(expansion)));
            if (refusal.isPresent()) {
                fail(handle, campaign, FailureOwner.SWEEP_AUTHOR, refusal.get());
                return;
            }
            handle.execute("delete from cell where campaign_seq = ?", campaign.seq());
            handle.execute("update campaign set is_bound = true where seq = ?", campaign.seq());
            campaignCells.write(
                    handle, campaign.seq(), campaign.id(), campaign.request().fresh(), expansion);
        } catch (ProblemException e) {
            // It was right when it began, so its files have gone since. A device must get in nevertheless.
            String reason = "the sweep cannot be read any more: " + e.getMessage() + " "
                    + e.problem().problems();
            fail(handle, campaign, FailureOwner.LAB, reason);
        }
    }

    private void fail(Handle handle, Waiting campaign, FailureOwner owner, String reason) {
        cells.failed(handle, campaign.seq(), new CellFailure(owner, reason));
        cells.finishCampaigns(handle);
    }
}
