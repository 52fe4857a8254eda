package dev.assay.sweep;

import org.jspecify.annotations.Nullable;

/**
 * A model that a sweep names.
 *
 * @param name unique in the sweep, for tables: {@code mobilenetv2}
 * @param onnx path or address of the file as written in the sweep
 * @param facts read from the file
 * @param calibration data for static quantization; null when the sweep names none
 * @param test data that every variant is scored on and fed from; null when the sweep names none: inputs are then made up
 */
public record ModelSpec(
        String name,
        String onnx,
        ModelFacts facts,
        ModelTask task,
        @Nullable DataSpec calibration,
        @Nullable DataSpec test) {}
