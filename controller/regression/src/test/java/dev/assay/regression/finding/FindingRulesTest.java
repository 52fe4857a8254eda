package dev.assay.regression.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingRulesTest {
    private static final List<FigureLimit> NO_LIMITS = List.of();

    private static List<Finding> found(List<FigureLimit> limits, Sample... samples) {
        return FindingRules.of(
                new VariantGroup(Stream.of(samples).map(Sample::variant).toList()), limits);
    }

    private static List<Finding> found(FindingKind kind, Sample... samples) {
        return found(NO_LIMITS, samples).stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    private static Sample fp32() {
        return Sample.fp32(0, 1.92, 0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamic-int8", "static-int8", "static-int8(per-tensor)"})
    void int8ThatIsSlowerThanWithoutIsFound(String scheme) {
        Sample int8 = fp32().called(1, scheme).quantized(scheme).p50(2.57, 0.02).kilobytes(251);

        assertThat(found(FindingKind.QUANTIZED_SLOWER, fp32(), int8))
                .extracting(Finding::cell, Finding::comparedWith)
                .containsExactly(tuple(1, 0));
    }

    @Test
    void sentenceNamesBothWithTheirUncertaintyAndSaysWhatToDo() {
        Sample int8 = fp32().called(1, "dynamic-int8")
                .quantized("dynamic-int8")
                .p50(2.57, 0.02)
                .kilobytes(251);

        assertThat(found(FindingKind.QUANTIZED_SLOWER, fp32(), int8).get(0).sentence())
                .isEqualTo("dynamic-int8: quantized, and slower for it"
                        + " (p50 2.57 ± 0.02 ms against 1.92 ± 0.01 ms of fp32, +33.9 %);"
                        + " try static-int8 with calibration data, or ship fp32 here");
    }

    @Test
    void slownessWithinTheIntervalsIsNoFinding() {
        Sample int8 = fp32().called(1, "static-int8")
                .quantized("static-int8")
                .p50(2.00, 0.08)
                .kilobytes(251);

        assertThat(found(FindingKind.QUANTIZED_SLOWER, fp32(), int8)).isEmpty();
    }

    @Test
    void slownessOfLessThanOnePercentIsNoFindingHoweverCertain() {
        Sample int8 = fp32().called(1, "static-int8").quantized("static-int8").p50(1.93, 0.0001);

        assertThat(found(FindingKind.QUANTIZED_SLOWER, Sample.fp32(0, 1.92, 0.0001), int8))
                .isEmpty();
    }

    @Test
    void withoutAnIntervalNothingIsProven() {
        Sample int8 = fp32().called(1, "static-int8").quantized("static-int8").p50WithoutInterval(4);
        Sample pruned = fp32().called(2, "sparsity=0.5").sparsity("0.5").p50WithoutInterval(1.92);

        assertThat(found(FindingKind.QUANTIZED_SLOWER, fp32(), int8)).isEmpty();
        assertThat(found(FindingKind.PRUNED_IN_VAIN, fp32(), pruned)).isEmpty();
    }

    @Test
    void quantizationIsJudgedAgainstTheSameRecipeWithoutIt() {
        Sample rank = fp32().called(1, "rank=0.5").rank("0.5").p50(1.2, 0.01).kilobytes(500);
        Sample both = fp32().called(2, "static-int8 rank=0.5")
                .quantized("static-int8")
                .rank("0.5")
                .p50(1.5, 0.01)
                .kilobytes(200);

        assertThat(found(FindingKind.QUANTIZED_SLOWER, fp32(), rank, both))
                .extracting(Finding::cell, Finding::comparedWith)
                .containsExactly(tuple(2, 1));
        assertThat(found(FindingKind.QUANTIZED_SLOWER, fp32(), both)).isEmpty();
    }

    @Test
    void runtimeSettingsAreComparedWithTheirLike() {
        Sample int8 = fp32().called(1, "static-int8")
                .quantized("static-int8")
                .threads(4)
                .p50(9, 0.1);

        assertThat(found(FindingKind.QUANTIZED_SLOWER, fp32(), int8)).isEmpty();
    }

    @Test
    void prunedAndNeitherFasterNorSmallerIsFound() {
        Sample pruned = fp32().called(1, "sparsity=0.5").sparsity("0.5").p50(1.915, 0.01);

        assertThat(found(FindingKind.PRUNED_IN_VAIN, fp32(), pruned))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.evidence())
                            .isEqualTo("p50 1.92 ± 0.01 ms against 1.92 ± 0.01 ms of fp32, −0.3 %,"
                                    + " size 834 kB against 834 kB of fp32");
                    assertThat(finding.figures())
                            .extracting(FindingFigure::figure)
                            .containsExactly(FigureKind.LATENCY_P50, FigureKind.SIZE);
                });
    }

    @Test
    void prunedThatIsFasterOrSmallerIsNotInVain() {
        Sample faster = fp32().called(1, "sparsity=0.5").sparsity("0.5").p50(1.7, 0.01);
        Sample smaller = fp32().called(2, "sparsity=0.9").sparsity("0.9").kilobytes(700);

        assertThat(found(FindingKind.PRUNED_IN_VAIN, fp32(), faster, smaller)).isEmpty();
    }

    @Test
    void factorizedAndNeitherFasterNorSmallerIsFound() {
        Sample large = fp32().called(1, "rank=0.9").rank("0.9").p50(2.4, 0.01).kilobytes(1400);
        Sample small = fp32().called(2, "rank=0.5").rank("0.5").p50(2.4, 0.01).kilobytes(500);

        assertThat(found(FindingKind.FACTORIZED_IN_VAIN, fp32(), large, small))
                .extracting(Finding::cell)
                .containsExactly(1);
    }

    @Test
    void accuracyLostWithoutAnyGainIsFound() {
        Sample worse = fp32().called(1, "rank=0.9").rank("0.9").changed(20, 1);

        assertThat(found(FindingKind.ACCURACY_LOST_IN_VAIN, fp32(), worse))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.evidence()).startsWith("drop 3.52 pp (2.");
                    assertThat(finding.remedy()).isEqualTo("ship fp32 here");
                });
    }

    @Test
    void accuracyLostForSizeOrByChanceIsNotFound() {
        Sample smaller = fp32().called(1, "rank=0.5").rank("0.5").changed(20, 1).kilobytes(400);
        Sample chance = fp32().called(2, "rank=0.9").rank("0.9").changed(3, 1);
        Sample better = fp32().called(3, "rank=0.8").rank("0.8").changed(1, 20);

        assertThat(found(FindingKind.ACCURACY_LOST_IN_VAIN, fp32(), smaller, chance, better))
                .isEmpty();
    }

    @Test
    void dominatedVariantNamesTheOneThatDominatesAndInWhat() {
        Sample int8 = fp32().called(1, "static-int8")
                .quantized("static-int8")
                .p50(0.83, 0.01)
                .kilobytes(251);

        assertThat(found(FindingKind.DOMINATED, fp32(), int8)).singleElement().satisfies(finding -> {
            assertThat(finding.cell()).isEqualTo(0);
            assertThat(finding.comparedWith()).isEqualTo(1);
            assertThat(finding.remedy()).isEqualTo("ship static-int8 instead");
            assertThat(finding.figures())
                    .extracting(FindingFigure::figure)
                    .containsExactly(FigureKind.LATENCY_P50, FigureKind.SIZE);
        });
    }

    @Test
    void figureThatOneOfThemLacksDominatesNobody() {
        Sample leaner = fp32().called(1, "fp16-storage").figure(FigureKind.MEMORY_PEAK, Interval.of(30e6, 0.1e6));

        assertThat(found(FindingKind.DOMINATED, fp32(), leaner)).hasSize(1);
        assertThat(found(FindingKind.DOMINATED, fp32().without(FigureKind.MEMORY_PEAK), leaner))
                .isEmpty();
    }

    @Test
    void brokenConstraintNamesAVariantThatKeepsAll() {
        FigureLimit limit = new FigureLimit(FigureKind.LATENCY_P50, 0.001, "p50 <= 1 ms");
        Sample int8 = fp32().called(1, "static-int8")
                .quantized("static-int8")
                .p50(0.83, 0.01)
                .kilobytes(251);

        List<Finding> withWayOut = found(List.of(limit), fp32(), int8).stream()
                .filter(finding -> finding.kind() == FindingKind.CONSTRAINT_BROKEN)
                .toList();

        assertThat(withWayOut)
                .extracting(Finding::sentence)
                .containsExactly("fp32: over a limit of the sweep (p50 1.92 ± 0.01 ms, limit p50 <= 1 ms);"
                        + " static-int8 surely keeps every limit");
        assertThat(found(List.of(limit), fp32()))
                .extracting(Finding::remedy)
                .containsExactly(
                        "no variant of this model surely keeps every limit here: try other recipes, or loosen the limit");
    }

    @Test
    void limitWithinTheIntervalIsNoFinding() {
        FigureLimit limit = new FigureLimit(FigureKind.LATENCY_P50, 0.001915, "p50 <= 1.915 ms");

        assertThat(found(List.of(limit), fp32())).isEmpty();
    }
}
