package dev.assay.optimizer.calibrate;

import java.nio.FloatBuffer;

/** Sees what a tensor holds on the calibration data, batch after batch. */
@FunctionalInterface
public interface TensorObserver {
    /**
     * Takes the values of one batch: all between position and limit. The buffer is overwritten by the next batch.
     *
     * @param shape of the tensor; the values are in row-major order
     */
    void see(long[] shape, FloatBuffer values);
}
