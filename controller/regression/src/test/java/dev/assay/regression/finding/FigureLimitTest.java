package dev.assay.regression.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.finding.FigureLimit.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureLimitTest {
    private static final FigureLimit AT_MOST = new FigureLimit(FigureKind.LATENCY_P90, 0.020, "p90 <= 20 ms");
    private static final FigureLimit AT_LEAST = new FigureLimit(FigureKind.ACCURACY, 0.97, "accuracy >= 0.97");

    @ParameterizedTest
    @CsvSource({
        "0.018, 0.001, KEPT",
        "0.019, 0.001, KEPT",
        "0.0195, 0.001, NOT_PROVEN",
        "0.0205, 0.001, NOT_PROVEN",
        "0.022, 0.001, BROKEN",
        "0.001, , NOT_PROVEN",
        "0.1, , NOT_PROVEN",
    })
    void upperLimitIsHeldAgainstTheWholeInterval(double value, Double halfWidth, Answer answer) {
        assertThat(AT_MOST.judge(Interval.of(value, halfWidth))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"0.99, 0.01, KEPT", "0.98, 0.02, NOT_PROVEN", "0.97, 0, KEPT", "0.95, 0.01, BROKEN"})
    void lowerLimitIsHeldAgainstTheWholeInterval(double value, double halfWidth, Answer answer) {
        assertThat(AT_LEAST.judge(Interval.of(value, halfWidth))).isEqualTo(answer);
    }

    @Test
    void missingFigureIsNeitherKeptNorBroken() {
        assertThat(AT_MOST.judge(null)).isEqualTo(Answer.ABSENT);
    }

    @Test
    void everyVariantIsInOneOfTheListsOfAnOutcome() {
        FigureLimit limit = new FigureLimit(FigureKind.LATENCY_P50, 0.002, "p50 <= 2 ms");

        ConstraintOutcome outcome = ConstraintOutcome.of(
                limit,
                List.of(
                        Sample.fp32(0, 1.5, 0.1).variant(),
                        Sample.fp32(1, 2.5, 0.1).variant(),
                        Sample.fp32(2, 2.0, 0.1).variant(),
                        Sample.fp32(3, 2.0, 0.1).without(FigureKind.LATENCY_P50).variant()));

        assertThat(outcome)
                .isEqualTo(new ConstraintOutcome(
                        FigureKind.LATENCY_P50, 0.002, "p50 <= 2 ms", List.of(0), List.of(1), List.of(2), List.of(3)));
        assertThat(outcome.asLimit()).isEqualTo(limit);
    }

    @Test
    void excessIsAShareOfTheLimit() {
        assertThat(AT_MOST.excess(0.025)).isEqualTo(0.25, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(AT_LEAST.excess(0.98)).isNegative();
    }
}
