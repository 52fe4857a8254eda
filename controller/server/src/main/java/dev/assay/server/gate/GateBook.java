package dev.assay.server.gate;

import dev.assay.api.BaselineMove;
import dev.assay.api.GateRequest;
import dev.assay.regression.family.FamilyRate;
import dev.assay.regression.judgement.AskedLimits;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.StoredJson;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.expansion.SweepExpansion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Opens gates: pins the baseline, and tells what the campaign will take. All methods belong into a transaction. Thread-safe. */
public final class GateBook {
    private static final int BRANCH_CHARACTERS_MAX = 200;

    private final VarianceBook variances;

    GateBook(VarianceBook variances) {
        this.variances = variances;
    }

    /** Notes of a gate, as they are stored. */
    record Notes(List<String> texts) {
        Notes {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Opens the gate of a campaign that begins, before any of its cells is planned.
     *
     * @param cellSeconds that the runs of one ordinary cell take
     * @throws ProblemException when it lacks a branch, takes longer than it may, or has a limit that a device's noise hides (400)
     */
    public void open(Handle handle, long campaignSeq, GateRequest asked, SweepExpansion expansion, double cellSeconds) {
        Sweep sweep = expansion.sweep();
        String branch = branch(asked, sweep);
        Double secondsMax = asked.deviceSecondsMax();
        if (secondsMax != null && !(secondsMax > 0)) {
            throw ProblemException.invalid(
                    "gate.deviceSecondsMax is " + secondsMax + "; expected more than 0, or nothing for no limit");
        }
        Optional<Long> baseline = BaselineBook.pinnedSeq(handle, sweep.name(), branch);
        AskedLimits limits = SweepGate.limits(sweep.gate());
        handle.execute(
                "insert into campaign_gate (campaign_seq, branch, baseline_seq, limits, move, device_seconds_max,"
                        + " verdicts_primary, false_alarm_rate, expected_pairs, expected_seconds, notes, is_moved,"
                        + " is_closed) values (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, false, false)",
                campaignSeq,
                branch,
                baseline.orElse(null),
                StoredJson.write(limits),
                asked.moveBaseline().name(),
                secondsMax,
                StoredJson.write(new Notes(List.of())));
        List<String> problems = problems(expect(handle, campaignSeq, expansion, cellSeconds), limits, secondsMax);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid("the gate was not opened: " + String.join("; ", problems), problems);
        }
    }

    /**
     * Opens the gate of a campaign of one cell that nobody asked for: its artifact against that of another campaign.
     *
     * @param baselineSeq of the campaign that it is compared with
     * @param runSeconds that one run takes
     * @param why for people
     */
    public void openBought(
            Handle handle, long campaignSeq, String branch, long baselineSeq, double runSeconds, String why) {
        AskedLimits usual = new AskedLimits(List.of());
        int verdicts = usual.metrics(true).size();
        handle.execute(
                "insert into campaign_gate (campaign_seq, branch, baseline_seq, limits, move, device_seconds_max,"
                        + " verdicts_primary, false_alarm_rate, expected_pairs, expected_seconds, notes, is_moved,"
                        + " is_closed) values (?, ?, ?, ?, ?, null, ?, ?, ?, ?, ?, false, false)",
                campaignSeq,
                branch,
                baselineSeq,
                StoredJson.write(usual),
                BaselineMove.NEVER.name(),
                verdicts,
                FamilyRate.ofVerdicts(verdicts).rate(),
                Expectation.PAIRS_WITHOUT_HISTORY,
                Expectation.PAIRS_WITHOUT_HISTORY * Expectation.RUNS_PER_PAIR * runSeconds,
                StoredJson.write(new Notes(List.of(why))));
    }

    private static String branch(GateRequest asked, Sweep sweep) {
        String branch = asked.baseline() == null ? sweep.gate().baseline() : asked.baseline();
        if (branch == null) {
            throw ProblemException.invalid(
                    "neither the request nor the sweep says which branch's baseline; expected gate.baseline in one of them");
        }
        List<String> problems = new ArrayList<>();
        GateTexts.require("gate.baseline", branch, BRANCH_CHARACTERS_MAX, problems);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems.get(0));
        }
        return branch;
    }

    /** Only what the sweep itself says is refused: a usual limit that is out of reach makes an inconclusive verdict. */
    private static List<String> problems(Expectation expectation, AskedLimits limits, @Nullable Double secondsMax) {
        List<String> problems = new ArrayList<>(limits.areUsual() ? List.of() : expectation.refusals());
        if (secondsMax != null && expectation.seconds() > secondsMax) {
            problems.add(String.format(
                    Locale.ROOT,
                    "gate.deviceSecondsMax is %.0f, and about %.0f seconds of devices are expected (%d pairs);"
                            + " expected a higher limit, fewer cells or shorter runs",
                    secondsMax,
                    expectation.seconds(),
                    expectation.pairs()));
        }
        return problems;
    }

    /**
     * Tells anew what a campaign will take, now that devices are known; nothing where it is not gated.
     *
     * @return why its gate cannot be held on these devices; empty when it can
     */
    public Optional<String> expectAgain(Handle handle, long campaignSeq, SweepExpansion expansion, double cellSeconds) {
        Optional<CampaignGate> gate = CampaignGate.find(handle, campaignSeq);
        if (gate.isEmpty()) {
            return Optional.empty();
        }
        List<String> problems = problems(
                expect(handle, campaignSeq, expansion, cellSeconds),
                gate.get().limits(),
                gate.get().deviceSecondsMax());
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("the gate cannot be held on the devices that fit by now: " + String.join("; ", problems));
    }

    private Expectation expect(Handle handle, long campaignSeq, SweepExpansion expansion, double cellSeconds) {
        CampaignGate gate = CampaignGate.find(handle, campaignSeq).orElseThrow();
        Expectation expectation =
                new Expectation(handle, gate.limits(), variances, gate.baselineCampaignSeq(), expansion, cellSeconds);
        List<String> notes = new ArrayList<>(expectation.notes());
        if (gate.limits().areUsual()) {
            notes.addAll(expectation.refusals());
        }
        handle.execute(
                "update campaign_gate set verdicts_primary = ?, false_alarm_rate = ?, expected_pairs = ?,"
                        + " expected_seconds = ?, notes = ? where campaign_seq = ?",
                expectation.verdicts(),
                expectation.verdicts() == 0
                        ? 0
                        : FamilyRate.ofVerdicts(expectation.verdicts()).rate(),
                expectation.pairs(),
                expectation.seconds(),
                StoredJson.write(new Notes(notes)),
                campaignSeq);
        return expectation;
    }
}
