package dev.assay.cli.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void aDecadeApartIsTheSameDistance() {
        Scale scale = Scale.logarithmic(0.1, 10, 0, 200);

        assertThat(scale.place(1)).isEqualTo(100, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(scale.place(0.01)).isZero();
        assertThat(scale.ticks(10)).containsExactly(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);
    }

    @Test
    void aNarrowRangeStillHasTicks() {
        assertThat(Scale.logarithmic(1.1, 1.9, 0, 1).ticks(10)).containsExactly(1.2, 1.4, 1.6, 1.8);
        assertThat(Scale.logarithmic(1.01, 1.02, 0, 1).ticks(5)).hasSizeBetween(3, 6);
    }

    @Test
    void linearTicksAreRound() {
        assertThat(Scale.linear(0.873, 0.998, 400, 0).ticks(6)).containsExactly(0.88, 0.9, 0.92, 0.94, 0.96, 0.98);
        assertThat(Scale.text(0.90)).isEqualTo("0.9");
    }
}
