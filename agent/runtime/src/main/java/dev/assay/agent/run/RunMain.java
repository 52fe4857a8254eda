package dev.assay.agent.run;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.dataset.DatasetException;
import dev.assay.fork.Lifeline;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * The process of one run: {@code RunMain REQUEST OUTCOME}, two JSON files. It prints {@link PhaseMark}s and ends with 0 when it
 * wrote an outcome, be it a refusal; with anything else it failed in a way it did not foresee.
 */
public final class RunMain {
    /** What must be left of the time limit when sampling stops, so that what was sampled can still be written. */
    private static final double RESERVE_PART = 0.1;

    private static final double RESERVE_SECONDS_MIN = 2;
    private static final double RESERVE_PART_MAX = 0.5;

    private RunMain() {}

    /** Started by the agent, never by hand. */
    public static void main(String[] arguments) throws IOException, WireFormatException {
        long start = SampleClock.nanos();
        Lifeline.exitWithParent();
        RunRequest request = WireJson.read(RunRequest.class, Files.readAllBytes(Path.of(arguments[0])));
        RunOutcome outcome = outcome(request, start);
        Files.write(Path.of(arguments[1]), WireJson.write(outcome));
        // ONNX Runtime's own threads and shutdown hooks are of no interest any more; a crash there must not cost the
        // run.
        Runtime.getRuntime().halt(0);
    }

    private static RunOutcome outcome(RunRequest request, long startNanos) {
        try {
            OrtEnvironment engine = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "assay");
            return switch (request.mode()) {
                case PROBE ->
                    RunOutcome.of(new EngineFacts(
                            engine.getVersion(),
                            OrtEnvironment.getAvailableProviders().stream()
                                    .map(provider -> provider.name().toLowerCase(Locale.ROOT))
                                    .sorted()
                                    .toList()));
                case MEASURE -> measure(engine, request, startNanos);
                case SCORE ->
                    RunOutcome.of(new Scoring(engine, RunMain::print)
                            .score(model(request), testData(request), plan(request)));
                case PROFILE ->
                    RunOutcome.of(new Profiling(engine, RunMain::print)
                            .run(
                                    model(request),
                                    request.testData() == null ? null : Path.of(request.testData()),
                                    plan(request),
                                    Objects.requireNonNull(request.profile(), "profile"),
                                    request.seed()));
            };
        } catch (RunRefusedException | DatasetException e) {
            return RunOutcome.of(new RunFailure(RunFailure.Kind.REFUSED, String.valueOf(e.getMessage())));
        } catch (OrtException e) {
            return RunOutcome.of(OrtFailures.failure(e));
        }
    }

    private static RunOutcome measure(OrtEnvironment engine, RunRequest request, long startNanos)
            throws RunRefusedException, OrtException, DatasetException {
        RunPlan plan = plan(request);
        long deadline = startNanos + SampleClock.toNanos(plan.timeoutSeconds() - reserveSeconds(plan.timeoutSeconds()));
        Path testData = request.testData() == null ? null : Path.of(request.testData());
        return new Measurement(engine, KernelFiles.ofThisMachine(), RunMain::print)
                .run(model(request), testData, plan, deadline, request.seed());
    }

    private static double reserveSeconds(double timeoutSeconds) {
        double wanted = Math.max(RESERVE_SECONDS_MIN, RESERVE_PART * timeoutSeconds);
        return Math.min(wanted, RESERVE_PART_MAX * timeoutSeconds);
    }

    private static Path model(RunRequest request) {
        return Path.of(Objects.requireNonNull(request.model(), "model"));
    }

    private static Path testData(RunRequest request) throws RunRefusedException {
        if (request.testData() == null) {
            throw new RunRefusedException("no test data; expected a data set with labels to count right answers");
        }
        return Path.of(request.testData());
    }

    private static RunPlan plan(RunRequest request) {
        return Objects.requireNonNull(request.plan(), "plan");
    }

    private static void print(PhaseMark mark) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(mark.line());
    }
}
