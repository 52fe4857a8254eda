package dev.assay.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class ArgmaxTest {
    private static final FloatBuffer TWO_ROWS = FloatBuffer.wrap(new float[] {9, 1, 2, -3, -1, -2});

    @Test
    void countsFromTheStartOfTheRow() {
        assertThat(Argmax.of(TWO_ROWS, 0, 3)).isEqualTo(0);
        assertThat(Argmax.of(TWO_ROWS, 3, 3)).isEqualTo(1);
    }

    @Test
    void ofEqualValuesTheLowestIndexWins() {
        assertThat(Argmax.of(FloatBuffer.wrap(new float[] {1, 5, 5, 5}), 0, 4)).isEqualTo(1);
    }
}
