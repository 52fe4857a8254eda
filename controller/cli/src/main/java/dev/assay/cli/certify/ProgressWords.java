package dev.assay.cli.certify;

import dev.assay.cli.figure.Amounts;
import dev.assay.regression.certification.KnownGate;
import dev.assay.regression.certification.Planted;
import dev.assay.regression.verdict.VerdictState;
import dev.assay.sweep.MeasureSettings;
import java.util.List;

/** How far a certification is, in one line. */
final class ProgressWords {
    private ProgressWords() {}

    static String of(CertifyState state, List<PlannedGate> plan, MeasureSettings measure) {
        List<KnownGate> done = state.done();
        List<PlannedGate> left = plan.stream()
                .filter(gate -> !state.donePlaces().contains(gate.place()))
                .toList();
        List<PlannedGate> ended = plan.stream()
                .filter(gate -> state.donePlaces().contains(gate.place()))
                .toList();
        long unchanged = count(done, Planted.NOTHING);
        long alarms = done.stream()
                .filter(gate -> gate.planted() == Planted.NOTHING && gate.state() == VerdictState.FAIL)
                .count();
        long caught = done.stream()
                .filter(gate -> gate.planted() != Planted.NOTHING && gate.state() == VerdictState.FAIL)
                .count();
        String figures = "gate " + done.size() + " of " + plan.size() + " · " + alarms + " of " + unchanged
                + " unchanged failed · " + caught + " of " + (done.size() - unchanged) + " planted caught";
        double spent = done.stream().mapToDouble(KnownGate::seconds).sum();
        double guessed = TimeNeeded.seconds(ended, measure);
        return left.isEmpty() || guessed == 0
                ? figures
                : figures + " · " + Amounts.guess(TimeNeeded.seconds(left, measure) * spent / guessed) + " left";
    }

    private static long count(List<KnownGate> done, Planted planted) {
        return done.stream().filter(gate -> gate.planted() == planted).count();
    }
}
