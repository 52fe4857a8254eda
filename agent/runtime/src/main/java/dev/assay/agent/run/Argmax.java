package dev.assay.agent.run;

import java.nio.FloatBuffer;

/** The index of the largest value. */
final class Argmax {
    private Argmax() {}

    /** Among {@code width} values from {@code start} on; counted from 0; of equal ones the lowest. */
    static int of(FloatBuffer values, int start, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (values.get(start + i) > values.get(start + best)) {
                best = i;
            }
        }
        return best;
    }
}
