package dev.assay.sweep.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SweepExpansionTest {
    private static final List<ModelSpec> TWO_MODELS = List.of(
            SampleModels.spec("cnn", SampleModels.convolutional()),
            SampleModels.spec("vit", SampleModels.transformer()));
    private static final Axes TWO_BY_TWO = new Axes(
            List.of(QuantizationChoice.NONE, choice("static-int8")),
            List.of(new Sparsity.Dense(), AxisText.sparsity("0.5")),
            List.of(Rank.FULL),
            List.of(Distillation.NONE),
            List.of(RuntimeSettings.DEFAULT));

    @Test
    void cellsComeInTheOrderOfTheLists() {
        SweepExpansion expansion = new SweepExpansion(SampleModels.sweep(TWO_MODELS, TWO_BY_TWO, List.of(), List.of()));

        assertThat(expansion
                        .cells()
                        .map(cell -> cell.index() + " " + cell.model().name() + " "
                                + cell.recipe().label()))
                .containsExactly(
                        "0 cnn fp32",
                        "1 cnn sparsity=0.5",
                        "2 cnn static-int8",
                        "3 cnn static-int8 sparsity=0.5",
                        "4 vit fp32",
                        "5 vit sparsity=0.5",
                        "6 vit static-int8",
                        "7 vit static-int8 sparsity=0.5");
    }

    /** Counts with sets and loops what the expansion finds with coordinates. */
    @Test
    void sizeIsTheProductWithoutExclusionsAndWithInclusions() {
        for (long seed = 0; seed < 300; seed++) {
            RandomSweep random = new RandomSweep(seed);
            Sweep sweep = random.next();
            List<DeviceOffer> devices = seed % 3 == 0 ? List.of() : random.nextDevices();
            SweepExpansion expansion =
                    devices.isEmpty() ? new SweepExpansion(sweep) : new SweepExpansion(sweep, devices);

            List<Cell> cells = expansion.cells().toList();

            assertThat(cells.stream().map(Cell::key))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(NaiveExpansion.keys(sweep, devices));
            assertThat(cells.stream().map(Cell::index))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            IntStream.range(0, cells.size()).boxed().toList());
        }
    }

    @Test
    void everyCellOfAVariantHasTheSameIdAndNoOtherVariantHasIt() {
        for (long seed = 0; seed < 100; seed++) {
            Set<String> variants = new HashSet<>();
            Set<String> ids = new HashSet<>();
            new SweepExpansion(new RandomSweep(seed).next()).cells().forEach(cell -> {
                variants.add(cell.model().name() + cell.recipe().canonicalText());
                ids.add(cell.variantId("1").sha256());
            });

            assertThat(ids).as("seed %d", seed).hasSameSizeAs(variants);
        }
    }

    @Test
    void planCountsWhatTheExpansionGives() {
        for (long seed = 0; seed < 100; seed++) {
            SweepExpansion expansion = new SweepExpansion(new RandomSweep(seed).next());

            SweepPlan plan = SweepPlan.of(expansion);

            List<Cell> measured =
                    expansion.cells().filter(cell -> cell.skip() == null).toList();
            assertThat(plan.total().measured()).as("seed %d", seed).isEqualTo(measured.size());
            assertThat(plan.total().cells())
                    .as("seed %d", seed)
                    .isEqualTo(expansion.cells().count());
            assertThat(plan.product() - plan.excluded() + plan.included())
                    .as("seed %d", seed)
                    .isEqualTo(plan.total().cells());
            assertThat(plan.included())
                    .as("seed %d", seed)
                    .isEqualTo(plan.total().cells() - withoutInclusions(expansion.sweep()));
            assertThat(plan.variants())
                    .as("seed %d", seed)
                    .isEqualTo(measured.stream()
                            .map(cell -> cell.model().name() + cell.recipe().canonicalText())
                            .distinct()
                            .count());
            assertThat(plan.skipped().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .as("seed %d", seed)
                    .isEqualTo(plan.total().skipped());
        }
    }

    private static long withoutInclusions(Sweep sweep) {
        return new SweepExpansion(SampleModels.sweep(sweep.models(), sweep.axes(), sweep.excludes(), List.of()))
                .cells()
                .count();
    }

    @Test
    void exclusionMatchesAllThatItNames() {
        ExcludeRule rule = new ExcludeRule(
                List.of("vit"),
                List.of(AxisText.quantization("static-int8")),
                List.of(),
                List.of(),
                List.of(),
                List.of(new RuntimePattern("cpu", null, null)),
                List.of());

        SweepExpansion expansion =
                new SweepExpansion(SampleModels.sweep(TWO_MODELS, TWO_BY_TWO, List.of(rule), List.of()));

        assertThat(expansion
                        .cells()
                        .filter(cell -> cell.model().name().equals("vit"))
                        .map(cell -> cell.recipe().label()))
                .containsExactly("fp32", "sparsity=0.5");
        assertThat(expansion.cells().filter(cell -> cell.model().name().equals("cnn")))
                .hasSize(4);
    }

    @Test
    void inclusionBringsBackWhatWasExcludedAndAddsNothingTwice() {
        ExcludeRule rule = new ExcludeRule(
                List.of(),
                List.of(AxisText.quantization("static-int8")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        IncludeRule back = include("cnn", "static-int8", "0.5");
        IncludeRule there = include(null, "none", "0");
        IncludeRule beside = include("vit", "fp16-storage", "0");

        SweepExpansion expansion = new SweepExpansion(
                SampleModels.sweep(TWO_MODELS, TWO_BY_TWO, List.of(rule), List.of(back, back, there, beside)));

        assertThat(expansion
                        .cells()
                        .skip(4)
                        .map(cell -> cell.model().name() + " " + cell.recipe().label()))
                .containsExactly("cnn static-int8 sparsity=0.5", "vit fp16-storage");
    }

    @Test
    void inclusionMayForceASingleCellOfTheProduct() {
        Axes axes = new Axes(
                List.of(QuantizationChoice.NONE, choice("dynamic-int8")),
                List.of(new Sparsity.Dense()),
                List.of(Rank.FULL),
                List.of(Distillation.NONE),
                List.of(RuntimeSettings.DEFAULT));
        IncludeRule forced = new IncludeRule(
                "cnn",
                new QuantizationChoice(AxisText.quantization("dynamic-int8"), true),
                new Sparsity.Dense(),
                Rank.FULL,
                Distillation.NONE,
                null,
                null);

        assertThat(skipped(SampleModels.sweep(TWO_MODELS, axes, List.of(), List.of())))
                .containsExactly("cnn dynamic-int8");
        assertThat(skipped(SampleModels.sweep(TWO_MODELS, axes, List.of(), List.of(forced))))
                .isEmpty();
        assertThat(new SweepExpansion(SampleModels.sweep(TWO_MODELS, axes, List.of(), List.of(forced))).cells())
                .hasSize(4);
    }

    private static List<String> skipped(Sweep sweep) {
        return new SweepExpansion(sweep)
                .cells()
                .filter(cell -> cell.skip() != null)
                .map(cell -> cell.model().name() + " " + cell.recipe().label())
                .toList();
    }

    @Test
    void everyCellIsBoundToEveryDevice() {
        Sweep sweep = SampleModels.sweep(TWO_MODELS, TWO_BY_TWO, List.of(), List.of());
        List<DeviceOffer> devices = Stream.of("pi5", "orin")
                .map(name -> new DeviceOffer(name, Set.of("cpu")))
                .toList();

        SweepExpansion expansion = new SweepExpansion(sweep, devices);

        assertThat(expansion.product()).isEqualTo(16);
        assertThat(expansion.cells().limit(3).map(Cell::device)).containsExactly("pi5", "orin", "pi5");
    }

    @Test
    void ruleThatNamesADeviceMatchesNothingWhileNoneIsKnown() {
        ExcludeRule onPi =
                new ExcludeRule(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of("pi5"));
        Sweep sweep = SampleModels.sweep(TWO_MODELS, TWO_BY_TWO, List.of(onPi), List.of());

        assertThat(new SweepExpansion(sweep).cells()).hasSize(8);
        assertThat(new SweepExpansion(sweep, List.of(new DeviceOffer("pi5", Set.of("cpu")))).cells())
                .isEmpty();
    }

    @Test
    void impossiblyLargeProductIsRefusedBeforeItIsWalked() {
        List<Sparsity> many = IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> (Sparsity) new Sparsity.Unstructured(i / 10_000.0))
                .toList();
        List<Rank> ranks = IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> new Rank(i / 10_000.0))
                .toList();
        Axes axes = new Axes(
                List.of(QuantizationChoice.NONE),
                many,
                ranks,
                List.of(Distillation.NONE),
                List.of(RuntimeSettings.DEFAULT));
        Sweep sweep = SampleModels.sweep(TWO_MODELS, axes, List.of(), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepExpansion(sweep))
                .withMessageContaining("more than 20000000");
    }

    private static QuantizationChoice choice(String text) {
        return new QuantizationChoice(AxisText.quantization(text), false);
    }

    private static IncludeRule include(@Nullable String model, String quantization, String sparsity) {
        return new IncludeRule(
                model, choice(quantization), AxisText.sparsity(sparsity), Rank.FULL, Distillation.NONE, null, null);
    }
}
