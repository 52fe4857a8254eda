package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterferenceTest {
    private static final long[] SAMPLES = {1, 2, 3, 4, 5, 6};

    private static RunReport run(int index, @Nullable Interference interference) {
        RunMeasurement measurement = new RunMeasurement(
                0.1,
                0.01,
                new Warmup(20, 2, true),
                SAMPLES,
                1,
                null,
                EnergyReading.absent(List.of(), "no sensor"),
                null,
                null,
                interference);
        return new RunReport(index, measurement, null, List.of());
    }

    private static PairBlock block(@Nullable Interference ofOneRun) {
        return new PairBlock(
                0, PairReport.of(0, run(0, null), run(1, ofOneRun)), PairReport.of(1, run(2, null), run(3, null)));
    }

    @Test
    void samplesBesideDisturbedWorkAreLeftOut() {
        Interference look = new Interference(new int[] {0, 2, 4, 6}, new long[] {100, 104, 130, 101}, 100);

        assertThat(look.undisturbed(SAMPLES)).containsExactly(1, 2);
        assertThat(look.undisturbed(6)).containsExactly(true, true, false, false, false, false);
        assertThat(look.quietShare(SAMPLES)).isEqualTo(1.0 / 3);
    }

    @Test
    void everySampleStaysWhereNothingDisturbed() {
        Interference look = new Interference(new int[] {0, 3, 6}, new long[] {100, 105, 99}, 100);

        assertThat(look.undisturbed(SAMPLES)).isEqualTo(SAMPLES);
    }

    @Test
    void aHostileReportCannotPointOutsideItsSamples() {
        Interference look = new Interference(new int[] {-5, 4, 900}, new long[] {1, 1, 1}, 1);

        assertThat(look.undisturbed(SAMPLES)).isEqualTo(SAMPLES);
        assertThat(new Interference(new int[] {0, 6, 0, 6, 3}, new long[] {1, 1, 1, 1, 1}, 1).undisturbed(SAMPLES))
                .as("each sample at most once")
                .isEqualTo(SAMPLES);
        assertThatThrownBy(() -> new Interference(new int[] {3}, new long[] {1, 1}, 1))
                .hasMessageContaining("1 places for 2 pieces of work");
    }

    @Test
    void aRunThatOthersDisturbedThroughMostOfItIsStillPartOfASoundBlock() {
        Interference mostly = new Interference(new int[] {0, 1, 6}, new long[] {100, 100, 140}, 100);

        assertThat(block(mostly).rejection())
                .as("memory can be compared all the same")
                .isEmpty();
    }
}
