package dev.assay.cli.bench;

import dev.assay.agent.LocalBench;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.agent.session.SessionStoppedException;
import dev.assay.cli.progress.StatusLine;
import dev.assay.protocol.SessionPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Measures one model here, with the code that an agent measures with. */
public final class Bench {
    private Bench() {}

    /**
     * Measures and reports.
     *
     * @param home folder for ONNX Runtime's libraries
     * @param device what the report calls this machine
     * @throws IOException when a file cannot be read, or ONNX Runtime does not work here
     */
    public static BenchOutcome run(
            BenchRequest request, Path home, String device, StatusLine status, InstantSource clock)
            throws IOException, InterruptedException {
        SessionPlan plan = request.plan();
        status.show("asking ONNX Runtime what it is …");
        LocalBench bench = LocalBench.open(home, clock);
        try {
            SessionMeasurement measured = bench.measure(
                    plan,
                    request.model(),
                    request.data(),
                    doing -> status.show(plan.label() + " · " + doing),
                    () -> false);
            return new BenchOutcome(
                    BenchReport.of(plan, bench.environment(), device, measured, clock.instant()), measured.profile());
        } catch (SessionStoppedException e) {
            throw new IllegalStateException("nobody asked the session to stop", e);
        }
    }
}
