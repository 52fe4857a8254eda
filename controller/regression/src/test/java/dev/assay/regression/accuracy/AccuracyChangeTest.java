package dev.assay.regression.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.protocol.AccuracyReport;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccuracyChangeTest {
    private static final int EXAMPLES = 200;

    /** A report that is wrong on the examples from {@code wrongFrom} (inclusive) to {@code wrongTo} (exclusive). */
    private static AccuracyReport wrongOn(int wrongFrom, int wrongTo) {
        int[] predictions = IntStream.range(0, EXAMPLES)
                .map(i -> i >= wrongFrom && i < wrongTo ? 1 : 0)
                .toArray();
        return new AccuracyReport("top-1", EXAMPLES, EXAMPLES - (wrongTo - wrongFrom), predictions, new int[EXAMPLES]);
    }

    private static AccuracyChange between(AccuracyReport reference, AccuracyReport candidate) {
        return Objects.requireNonNull(AccuracyChange.between(reference, candidate));
    }

    @Test
    void aDifferenceOfFewExamplesIsNotProven() {
        AccuracyChange change = between(wrongOn(0, 3), wrongOn(0, 5));

        assertThat(change.points()).isCloseTo(-1, within(1e-9));
        assertThat(change.isProven()).isFalse();
    }

    @Test
    void pValuesAreTheExactBinomialOnes() {
        // R: binom.test(2, 12)$p.value gives 0.03857422
        AccuracyChange change = between(wrongOn(0, 2), wrongOn(2, 12));

        assertThat(change.lost()).isEqualTo(10);
        assertThat(change.gained()).isEqualTo(2);
        assertThat(change.pValue()).isCloseTo(0.03857422, within(1e-8));
        assertThat(change.isProven()).isTrue();
    }

    @Test
    void swappingTheSidesTurnsTheSignAndKeepsTheProof() {
        AccuracyChange forth = between(wrongOn(0, 2), wrongOn(2, 12));
        AccuracyChange back = between(wrongOn(2, 12), wrongOn(0, 2));

        assertThat(back.points()).isEqualTo(-forth.points());
        assertThat(back.pValue()).isEqualTo(forth.pValue());
    }

    @Test
    void equalAnswersAreNoChange() {
        assertThat(between(wrongOn(4, 9), wrongOn(4, 9))).isEqualTo(new AccuracyChange(0, 0, 0, 1));
    }

    @Test
    void differentExamplesAreNotCompared() {
        AccuracyReport other = new AccuracyReport("top-1", 1, 1, new int[] {0}, new int[] {0});

        assertThat(AccuracyChange.between(wrongOn(0, 3), other)).isNull();
    }
}
