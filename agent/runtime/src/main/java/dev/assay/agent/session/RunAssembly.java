package dev.assay.agent.session;

import dev.assay.agent.kernel.SampleClock;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.Timing;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.Interference;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Puts together what a run's process saw and what the agent saw of the same run. */
final class RunAssembly {
    private RunAssembly() {}

    static RunMeasurement measurement(
            Timing timing,
            EnergyReading energy,
            OptionalDouble celsiusStart,
            OptionalDouble celsiusEnd,
            OptionalLong quietNanos) {
        return new RunMeasurement(
                timing.loadSeconds(),
                timing.firstInferenceSeconds(),
                timing.warmup(),
                timing.samplesNanos(),
                SampleClock.secondsBetween(timing.windowStartNanos(), timing.windowEndNanos()),
                timing.memory(),
                energy,
                orNull(celsiusStart),
                orNull(celsiusEnd),
                quietNanos.isEmpty()
                        ? null
                        : new Interference(timing.afterSamples(), timing.workNanos(), quietNanos.getAsLong()));
    }

    static RunFailure failure(RunOutcome outcome) {
        return outcome.failure() != null
                ? outcome.failure()
                : new RunFailure(RunFailure.Kind.CRASHED, "the run's process ended without a measurement");
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
