package dev.assay.sweep.expansion;

import dev.assay.sweep.Axes;
import dev.assay.sweep.ExcludeRule;
import dev.assay.sweep.ExcludeRule.RuntimePattern;
import dev.assay.sweep.IncludeRule;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.QuantizationChoice;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.SampleModels;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Makes sweeps and devices of all shapes from a seed. */
final class RandomSweep {
    private static final List<ModelSpec> MODELS = List.of(
            SampleModels.spec("cnn", SampleModels.convolutional()),
            SampleModels.spec("squeeze", SampleModels.onlyConvolutions()),
            SampleModels.spec("vit", SampleModels.transformer()));
    private static final List<QuantizationChoice> QUANTIZATION = Stream.of(
                    "none", "dynamic-int8", "static-int8", "static-int8(per-tensor)", "fp16-storage")
            .map(text -> new QuantizationChoice(AxisText.quantization(text), false))
            .toList();
    private static final List<Sparsity> SPARSITY =
            Stream.of("0", "0.5", "0.9", "2:4").map(AxisText::sparsity).toList();
    private static final List<Rank> RANK =
            Stream.of("full", "0.5", "0.25").map(AxisText::rank).toList();
    private static final List<Distillation> DISTILLATION = List.of(Distillation.NONE, new Distillation("student.onnx"));
    private static final List<RuntimeSettings> RUNTIME =
            List.of(RuntimeSettings.DEFAULT, new RuntimeSettings("cpu", 4, 1), new RuntimeSettings("cuda", 1, 8));
    private static final List<DeviceOffer> DEVICES = List.of(
            new DeviceOffer("pi5", Set.of("cpu")),
            new DeviceOffer("orin", Set.of("cpu", "cuda")),
            new DeviceOffer("n100", Set.of("cpu")));

    private final Random random;

    RandomSweep(long seed) {
        this.random = new Random(seed);
    }

    Sweep next() {
        Axes axes = new Axes(some(QUANTIZATION), some(SPARSITY), some(RANK), some(DISTILLATION), some(RUNTIME));
        List<ModelSpec> models = some(MODELS);
        List<ExcludeRule> excludes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            excludes.add(exclude(models, axes));
        }
        List<IncludeRule> includes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            includes.add(include(models));
        }
        return SampleModels.sweep(models, axes, excludes, includes);
    }

    List<DeviceOffer> nextDevices() {
        return some(DEVICES);
    }

    private ExcludeRule exclude(List<ModelSpec> models, Axes axes) {
        return new ExcludeRule(
                maybe(models.stream().map(ModelSpec::name).toList()),
                maybe(axes.quantizationValues()),
                maybe(axes.sparsity()),
                maybe(axes.rank()),
                maybe(axes.distillation()),
                random.nextBoolean() ? List.of() : List.of(new RuntimePattern(null, 1, null)),
                maybe(DEVICES.stream().map(DeviceOffer::name).toList()));
    }

    private IncludeRule include(List<ModelSpec> models) {
        return new IncludeRule(
                random.nextBoolean() ? null : one(models).name(),
                one(QUANTIZATION),
                one(SPARSITY),
                one(RANK),
                one(DISTILLATION),
                random.nextBoolean() ? null : one(RUNTIME),
                random.nextBoolean() ? null : one(DEVICES).name());
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> maybe(List<T> values) {
        return random.nextBoolean() ? List.of() : some(values);
    }

    /** At least one, in any order. */
    private <T> List<T> some(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 1 + random.nextInt(values.size())));
    }
}
