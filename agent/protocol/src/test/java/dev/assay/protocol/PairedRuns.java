package dev.assay.protocol;

import java.util.List;

/** Runs of a paired session, made up. */
final class PairedRuns {
    private PairedRuns() {}

    static RunReport sound(int index) {
        RunMeasurement measurement = new RunMeasurement(
                0.1,
                0.01,
                new Warmup(20, 2, true),
                new long[] {1_000 + index, 2_000},
                10,
                null,
                EnergyReading.absent(List.of(), "no sensor"),
                null,
                null,
                null);
        return new RunReport(index, measurement, null, List.of());
    }

    static RunReport throttled(int index) {
        return new RunReport(
                index,
                sound(index).measurement(),
                null,
                List.of(new Warning(Warning.Kind.THROTTLED, "cpu0 ran at 1.5 of 2.4 GHz")));
    }

    static RunReport crashed(int index) {
        return new RunReport(index, null, new RunFailure(RunFailure.Kind.CRASHED, "ended by SIGSEGV"), List.of());
    }
}
