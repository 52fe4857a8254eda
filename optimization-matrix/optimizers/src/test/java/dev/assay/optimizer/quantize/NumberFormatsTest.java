package dev.assay.optimizer.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.optimizer.calibrate.ValueRange;
import org.junit.jupiter.api.Test;

/** The arithmetic of {@link AffineUint8}, {@link SymmetricInt8} and {@link BiasInt32}. */
class NumberFormatsTest {
    @Test
    void zeroIsExactAndTheEndsOfTheRangeAreTheEndsOfTheSteps() {
        AffineUint8 numbers = AffineUint8.of(new ValueRange(-1, 3));

        assertThat(numbers.scale()).isEqualTo(4f / 255);
        assertThat(numbers.zeroPoint()).isEqualTo(64);
        assertThat(Byte.toUnsignedInt(numbers.quantize(0))).isEqualTo(64);
        assertThat(Byte.toUnsignedInt(numbers.quantize(3))).isEqualTo(255);
        assertThat(Byte.toUnsignedInt(numbers.quantize(-100))).isZero();
    }

    @Test
    void afterReluTheZeroPointIsTheLowestStepSoThatTheReluCanBeDropped() {
        assertThat(AffineUint8.of(new ValueRange(0, 6)).zeroPoint()).isZero();
    }

    @Test
    void withinARangeNoStepLiesOutside() {
        AffineUint8 numbers = AffineUint8.within(new ValueRange(-1, 1));

        assertThat(-numbers.zeroPoint() * numbers.scale()).isBetween(-1f, -0.99f);
        assertThat((255 - numbers.zeroPoint()) * numbers.scale()).isBetween(0.99f, 1f);
        assertThat(AffineUint8.within(new ValueRange(0, 6))).isEqualTo(AffineUint8.of(new ValueRange(0, 6)));
    }

    @Test
    void aRangeWithoutWidthGetsTheScaleOne() {
        assertThat(AffineUint8.of(new ValueRange(0, 0))).isEqualTo(new AffineUint8(1, 0));
        assertThat(AffineUint8.of(new ValueRange(0, 1e-40f))).isEqualTo(new AffineUint8(1, 0));
    }

    @Test
    void theWidestRangeDoesNotOverflow() {
        AffineUint8 numbers = AffineUint8.of(new ValueRange(-Float.MAX_VALUE, Float.MAX_VALUE));

        assertThat(numbers.scale()).isFinite();
        assertThat(numbers.zeroPoint()).isBetween(127, 128);
    }

    @Test
    void halvesRoundToEven() {
        AffineUint8 numbers = new AffineUint8(1, 10);

        assertThat(numbers.quantize(0.5f)).isEqualTo((byte) 10);
        assertThat(numbers.quantize(1.5f)).isEqualTo((byte) 12);
        assertThat(SymmetricInt8.of(new float[] {2.5f, -2.5f, 3.5f}, new float[] {1}, 1)
                        .values())
                .containsExactly(2, -2, 4);
    }

    @Test
    void everyChannelOfTheFirstAxisHasItsOwnScale() {
        float[] weights = {1.27f, -0.5f, 0, 0, 12.7f, 1};

        float[] scales = SymmetricInt8.scales(weights, 3, 2);

        assertThat(scales).containsExactly(1.27f / 127, 1, 12.7f / 127);
        assertThat(SymmetricInt8.of(weights, scales, 2).values()).containsExactly(127, -50, 0, 0, 127, 10);
    }

    @Test
    void everyChannelOfTheLastAxisHasItsOwnScale() {
        float[] weights = {127, 0.127f, -12.7f, 0.127f};

        float[] scales = SymmetricInt8.scales(weights, 2, 1);

        assertThat(scales).containsExactly(1, 0.127f / 127);
        assertThat(SymmetricInt8.of(weights, scales, 1).values()).containsExactly(127, 127, -13, 127);
    }

    @Test
    void theLowestStepOfInt8IsNotUsed() {
        assertThat(SymmetricInt8.of(new float[] {-1000}, new float[] {1}, 1).values())
                .containsExactly(-127);
    }

    @Test
    void aBiasThatFitsLeavesTheWeightScaleAlone() {
        float[] scales = {0.01f};

        assertThat(BiasInt32.raiseScales(new float[] {3}, 0.02f, scales)).isZero();
        assertThat(scales).containsExactly(0.01f);
        assertThat(BiasInt32.quantize(new float[] {3}, 0.02f, scales)).containsExactly(15_000);
    }

    @Test
    void aBiasThatDoesNotFitRaisesTheScaleOfItsChannelOnly() {
        float[] bias = {1e-4f, 1000, -1000};
        float[] scales = {1e-9f, 1e-9f, 1e-9f};

        int raised = BiasInt32.raiseScales(bias, 1e-3f, scales);

        assertThat(raised).isEqualTo(2);
        assertThat(scales[0]).isEqualTo(1e-9f);
        int[] steps = BiasInt32.quantize(bias, 1e-3f, scales);
        assertThat(steps[1] * ((double) 1e-3f * scales[1])).isBetween(999.9, 1000.1);
        assertThat(steps[2] * ((double) 1e-3f * scales[2])).isBetween(-1000.1, -999.9);
    }

    @Test
    void aSingleWeightScaleServesEveryBias() {
        float[] scales = {1e-9f};

        assertThat(BiasInt32.raiseScales(new float[] {1e-4f, 5000}, 1e-3f, scales))
                .isEqualTo(1);
        assertThat(BiasInt32.quantize(new float[] {0, 5000}, 1e-3f, scales)[1]).isBetween(1_073_000_000, 1_074_000_000);
    }
}
