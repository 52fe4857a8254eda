package dev.assay.sweep.expansion;

import dev.assay.sweep.Axes;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.QuantizationChoice;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.SampleModels;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Calibration;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Plans a sweep of a million cells and prints time and memory. Run it with a small heap, for instance {@code -Xmx64m}: that it ends
 * at all shows that memory does not grow with the number of cells.
 */
final class SweepExpansionBenchmark {
    private SweepExpansionBenchmark() {}

    public static void main(String[] arguments) {
        SweepExpansion expansion = new SweepExpansion(million());
        for (int round = 1; round <= 3; round++) {
            long start = System.nanoTime();
            SweepPlan plan = SweepPlan.of(expansion);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %,d cells (%,d measured, %,d skipped, %,d variants) in %.2f s; heap limit %d MB, live after collection %.1f MB%n",
                    round,
                    plan.total().cells(),
                    plan.total().measured(),
                    plan.total().skipped(),
                    plan.variants(),
                    seconds,
                    Runtime.getRuntime().maxMemory() >> 20,
                    liveBytes() / 1e6);
        }
    }

    private static Sweep million() {
        List<ModelSpec> models = IntStream.range(0, 10)
                .mapToObj(i -> SampleModels.spec(
                        "model" + i, i % 2 == 0 ? SampleModels.transformer() : SampleModels.onlyConvolutions()))
                .toList();
        List<QuantizationChoice> quantization = IntStream.range(0, 10)
                .mapToObj(i -> new QuantizationChoice(
                        i == 0
                                ? AxisText.quantization("dynamic-int8")
                                : new Quantization.StaticInt8(new Calibration(90 + i), true),
                        false))
                .toList();
        List<Sparsity> sparsity = IntStream.range(0, 10)
                .mapToObj(i -> AxisText.sparsity(i == 0 ? "0" : "0." + i))
                .toList();
        List<Rank> rank =
                IntStream.rangeClosed(1, 10).mapToObj(i -> new Rank(i / 10.0)).toList();
        List<RuntimeSettings> runtime = IntStream.rangeClosed(1, 50)
                .mapToObj(threads -> new RuntimeSettings("cpu", threads, 1))
                .toList();
        List<Distillation> distillation = List.of(Distillation.NONE, new Distillation("student.onnx"));
        return SampleModels.sweep(
                models, new Axes(quantization, sparsity, rank, distillation, runtime), List.of(), List.of());
    }

    private static long liveBytes() {
        System.gc();
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
                bytes += pool.getCollectionUsage().getUsed();
            }
        }
        return bytes;
    }
}
