package dev.assay.server.gate;

import dev.assay.api.BaselineMove;
import dev.assay.api.BaselineRequest;
import dev.assay.api.BaselineRow;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.GateRequest;
import dev.assay.api.TokenScope;
import dev.assay.api.VerdictRow;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.MiniFarm;
import dev.assay.server.access.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A farm with an accepted campaign of two cells on each device, of which one can be built otherwise. */
final class GatedFarm implements AutoCloseable {
    static final Actor ADA = new Actor("t", "ada", TokenScope.ADMIN, null);
    static final String SWEEP =
            Digits.smallSweep("axes: {quantization: [none, static-int8]}\ngate: {baseline: main}\n");
    static final GateRequest GATE = new GateRequest(null, BaselineMove.NEVER, null);

    final MiniFarm farm;
    private int versions = 1;

    GatedFarm(Path folder, FarmStore store) throws IOException {
        farm = new MiniFarm(folder, store);
    }

    /** Measures the sweep on the devices and accepts the campaign. */
    String acceptBaseline(FakeAgent... agents) {
        return acceptBaseline(SWEEP, agents);
    }

    String acceptBaseline(String sweep, FakeAgent... agents) {
        String campaign = farm.begin(sweep);
        farm.buildAll();
        for (FakeAgent agent : agents) {
            agent.workUntilDone();
        }
        accept(campaign);
        return campaign;
    }

    BaselineRow accept(String campaign) {
        return farm.farm().gates().baselines().accept(ADA, new BaselineRequest(campaign, "main", "it is good"));
    }

    /** Begins a campaign whose int8 variant is other bytes than the baseline's, ready to be measured. */
    String gateChanged() {
        return gateChanged(SWEEP, GATE);
    }

    String gateChanged(String sweep, GateRequest gate) {
        // Of the same length as what there was before, so that the artifacts are as long.
        farm.changeOptimizers("fake-" + ++versions);
        String campaign = farm.gate(sweep, gate);
        farm.buildAll();
        return campaign;
    }

    /** The cell whose variant can be built otherwise. */
    CellRow int8(String campaign) {
        return int8(campaign, 0);
    }

    /** The same on one of several devices. */
    CellRow int8(String campaign, int device) {
        List<CellRow> cells = farm.report(campaign).cells().stream()
                .filter(cell -> cell.variant().startsWith("static-int8"))
                .toList();
        return cells.get(device);
    }

    static VerdictRow verdict(CellRow cell, GatedMetric metric) {
        return cell.verdicts().stream()
                .filter(row -> row.verdict().metric() == metric)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no verdict on " + metric + " in " + cell));
    }

    List<String> labels(String campaign) {
        CampaignReport report = farm.report(campaign);
        return report.cells().stream()
                .flatMap(cell -> cell.verdicts().stream())
                .map(row -> row.verdict().metric().key() + " " + row.verdict().label())
                .toList();
    }

    @Override
    public void close() {
        farm.close();
    }
}
