package dev.assay.optimizer.build;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What one output of a trial run was like.
 *
 * @param form element type and shape, as text
 * @param isFinite whether no value of a float tensor is infinite or not a number; true for other values
 */
record TrialOutput(String form, boolean isFinite) {
    static TrialOutput of(OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            return new TrialOutput(value.getType().name().toLowerCase(Locale.ROOT), true);
        }
        String form = tensor.getInfo().type.name().toLowerCase(Locale.ROOT)
                + Arrays.toString(tensor.getInfo().getShape());
        return new TrialOutput(form, isFinite(tensor));
    }

    static TrialOutput of(Map<String, TrialOutput> outputs, String name) {
        return Objects.requireNonNull(outputs.get(name), name);
    }

    private static boolean isFinite(OnnxTensor tensor) {
        return switch (tensor.getInfo().type) {
            // ONNX Runtime's Java API widens both kinds of half precision to float here.
            case FLOAT, FLOAT16, BFLOAT16 -> isFinite(tensor.getFloatBuffer());
            case DOUBLE -> Arrays.stream(array(tensor)).allMatch(Double::isFinite);
            case INT8, INT16, INT32, INT64, UINT8, BOOL, STRING, UNKNOWN -> true;
        };
    }

    private static boolean isFinite(FloatBuffer values) {
        while (values.hasRemaining()) {
            if (!Float.isFinite(values.get())) {
                return false;
            }
        }
        return true;
    }

    private static double[] array(OnnxTensor tensor) {
        double[] values = new double[tensor.getDoubleBuffer().remaining()];
        tensor.getDoubleBuffer().get(values);
        return values;
    }
}
