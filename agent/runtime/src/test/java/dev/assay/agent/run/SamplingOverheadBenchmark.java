package dev.assay.agent.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.protocol.RunPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the agent's way of sampling adds to an inference: its sampling loop against the smallest loop one can write around ONNX
 * Runtime's Java interface, with the same session, the same inputs and the same pinned outputs, in one process and in blocks that
 * alternate (ABBA), so that a drift of the machine's clock meets both alike. Given is the median of the blocks' p50. Not a test: timing is never asserted.
 *
 * <p>Run in the module's folder, with the flags of {@code RunJvm}:
 *
 * <pre>java -Xms32m -Xmx32m -Xmn16m -XX:+AlwaysPreTouch -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxDirectMemorySize=2g \
 *   -cp 'target/test-classes:target/assay-agent-0.1.0.jar:target/lib/*' dev.assay.agent.run.SamplingOverheadBenchmark</pre>
 */
final class SamplingOverheadBenchmark {
    private static final int ROUNDS = 10;
    private static final double BLOCK_SECONDS = 0.5;
    private static final int SAMPLES_MAX = 200_000;
    private static final double NANOS_PER_MICROSECOND = 1e3;
    private static final RunPlan BLOCK = new RunPlan("cpu", 1, 1, 50, BLOCK_SECONDS, SAMPLES_MAX, 50, 2, 20, 600);

    private SamplingOverheadBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "p50 of one inference, %d rounds of ABBA, %.1f s per block, ONNX Runtime %s%n",
                ROUNDS,
                BLOCK_SECONDS,
                OrtEnvironment.getEnvironment().getVersion());
        System.out.println("  model         bare loop [µs]   agent's loop [µs]   ratio");
        for (String name : List.of("student", "squeezenet", "mobilenetv2", "vit", "resnet")) {
            compare(name);
        }
    }

    private static void compare(String name) throws Exception {
        try (LoadedModel model = LoadedModel.load(OrtEnvironment.getEnvironment(), Digits.model(name), BLOCK);
                PreparedInputs inputs = PreparedInputs.prepare(model, Digits.testData(), 1);
                OrtSession.Result first = model.session().run(inputs.batches().get(0));
                PinnedOutputs outputs = PinnedOutputs.like(model, first)) {
            Turns turns = new Inferences(model.session(), inputs.batches(), outputs);
            new WarmupLoop(turns, BLOCK).run();
            List<Double> bare = new ArrayList<>();
            List<Double> agent = new ArrayList<>();
            bare(model.session(), inputs.batches(), outputs.tensors());
            agent(turns);
            for (int round = 0; round < ROUNDS; round++) {
                bare.add(bare(model.session(), inputs.batches(), outputs.tensors()));
                agent.add(agent(turns));
                agent.add(agent(turns));
                bare.add(bare(model.session(), inputs.batches(), outputs.tensors()));
            }
            double bareMicros = median(bare) / NANOS_PER_MICROSECOND;
            double agentMicros = median(agent) / NANOS_PER_MICROSECOND;
            System.out.printf(
                    Locale.ROOT,
                    "  %-12s %15.2f %19.2f %7.3f%n",
                    name,
                    bareMicros,
                    agentMicros,
                    agentMicros / bareMicros);
        }
    }

    private static double agent(Turns turns) throws Exception {
        EdenKeeper eden = new EdenKeeper();
        SamplingLoop loop = new SamplingLoop(turns, eden, BLOCK, new InterferenceLog(FixedWork.compiled(), 1));
        eden.start();
        return median(loop.sample(Long.MAX_VALUE / 2).samplesNanos());
    }

    /** The minimal loop: nothing but ONNX Runtime and the clock. */
    private static double bare(OrtSession session, List<Map<String, OnnxTensor>> inputs, Map<String, OnnxValue> outputs)
            throws Exception {
        long[] samples = new long[SAMPLES_MAX];
        long end = SampleClock.nanos() + SampleClock.toNanos(BLOCK_SECONDS);
        int count = 0;
        long now;
        do {
            Map<String, OnnxTensor> input = inputs.get(count % inputs.size());
            long start = System.nanoTime();
            OrtSession.Result answer = session.run(input, Set.of(), outputs);
            now = System.nanoTime();
            samples[count++] = now - start;
            answer.close();
        } while (now < end && count < samples.length);
        return median(Arrays.copyOf(samples, count));
    }

    private static double median(long[] samples) {
        Arrays.sort(samples);
        return samples[samples.length / 2];
    }

    /** Of an even number of blocks. */
    private static double median(List<Double> blocks) {
        List<Double> sorted = blocks.stream().sorted().toList();
        return (sorted.get(sorted.size() / 2 - 1) + sorted.get(sorted.size() / 2)) / 2;
    }
}
