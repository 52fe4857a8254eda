package dev.assay.regression.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.certification.PowerCurve.Trial;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PowerCurveTest {
    @Test
    void aCurveIsFoundAgainFromManyGates() {
        PowerCurve truth = new PowerCurve(-4, 200);
        List<Trial> trials = List.of(0.0, 0.01, 0.02, 0.03, 0.05).stream()
                .map(size -> new Trial(size, (int) Math.round(100_000 * truth.chance(size)), 100_000))
                .toList();

        PowerCurve found = Objects.requireNonNull(PowerCurve.fit(trials));

        assertThat(found.intercept()).isCloseTo(-4, within(0.01));
        assertThat(found.slope()).isCloseTo(200, within(0.5));
        assertThat(found.chance(found.size(0.95))).isCloseTo(0.95, within(1e-9));
    }

    /** The likelihood alone has no maximum here: the curve would be a step. */
    @Test
    void perfectSeparationStillGivesACurve() {
        PowerCurve found = Objects.requireNonNull(
                PowerCurve.fit(List.of(new Trial(0, 0, 100), new Trial(0.02, 0, 20), new Trial(0.05, 20, 20))));

        assertThat(found.slope()).isFinite();
        assertThat(found.size(0.5)).isBetween(0.02, 0.05);
        assertThat(found.size(0.95)).isBetween(0.03, 0.06);
    }

    /** For a single size the penalized estimate of the chance is (caught + 1/2) / (gates + 1); two sizes fit two parameters. */
    @Test
    void twoSizesAreMetExactlyAsThePriorSays() {
        PowerCurve found =
                Objects.requireNonNull(PowerCurve.fit(List.of(new Trial(0, 0, 100), new Trial(0.05, 20, 20))));

        assertThat(found.chance(0)).isCloseTo(0.5 / 101, within(1e-6));
        assertThat(found.chance(0.05)).isCloseTo(20.5 / 21, within(1e-6));
    }

    @Test
    void noCurveWhereLargerChangesAreNotCaughtMoreOften() {
        assertThat(PowerCurve.fit(List.of(new Trial(0.01, 10, 20), new Trial(0.05, 5, 20))))
                .isNull();
        assertThat(PowerCurve.fit(List.of(new Trial(0.05, 20, 20)))).isNull();
        assertThat(PowerCurve.fit(List.of())).isNull();
    }
}
