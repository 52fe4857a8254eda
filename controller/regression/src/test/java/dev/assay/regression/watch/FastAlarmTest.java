package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastAlarmTest {
    @ParameterizedTest
    @CsvSource({"5, 4, 0.9", "3, 7, 0.9", "2, 12, 0.7"})
    void stepRaisesTheAlarmAfterFewValues(double sigmas, int values, double share) {
        int raised = 0;
        for (int seed = 0; seed < 200; seed++) {
            raised += FastAlarm.of(Series.of(Noise.NORMAL.history(100 + values, 100, sigmas, seed)))
                            .isPresent()
                    ? 1
                    : 0;
        }

        assertThat(raised / 200.0).isGreaterThanOrEqualTo(share);
    }

    @Test
    void unchangedHistoryRaisesItLessThanOnceInTwoThousandValues() {
        int raised = 0;
        for (int seed = 0; seed < 10; seed++) {
            double[] values = Noise.NORMAL.history(1_000, 1_000, 0, seed);
            for (int n = 60; n <= values.length; n++) {
                if (FastAlarm.of(Series.of(Arrays.copyOfRange(values, n - 60, n)))
                        .isPresent()) {
                    raised++;
                    n += FastAlarm.WINDOW;
                }
            }
        }

        assertThat(raised).isLessThanOrEqualTo(5);
    }

    @Test
    void saysSinceWhenAndByHowMuch() {
        FastAlarm alarm =
                FastAlarm.of(Series.of(Noise.NORMAL.history(108, 100, 6, 3))).orElseThrow();

        assertThat(alarm.firstSuspect()).isBetween(99, 101);
        assertThat(alarm.relativeChange()).isCloseTo(0.06, within(0.01));
    }

    @Test
    void constantRaisesItWithTheThirdNewValue() {
        double[] values = new double[60];
        Arrays.fill(values, 1_024);
        Arrays.fill(values, 57, 60, 2_048);

        assertThat(FastAlarm.of(Series.of(Arrays.copyOf(values, 59)))).isEmpty();
        assertThat(FastAlarm.of(Series.of(values))).isPresent();
    }

    @Test
    void tooFewValuesBeforeRaiseNothing() {
        assertThat(FastAlarm.of(Series.of(Noise.NORMAL.history(23, 11, 50, 1)))).isEmpty();
    }
}
