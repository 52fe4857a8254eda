package dev.assay.agent.run;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** Refuses a model that answers real inputs with something that is no number: its speed would mean nothing. */
final class FiniteAnswers {
    private FiniteAnswers() {}

    static void require(OrtSession.Result answer) throws RunRefusedException {
        for (Map.Entry<String, OnnxValue> output : answer) {
            if (output.getValue() instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT) {
                require(output.getKey(), tensor.getFloatBuffer());
            }
        }
    }

    static void require(String output, FloatBuffer values) throws RunRefusedException {
        for (int i = values.position(); i < values.limit(); i++) {
            if (Float.isNaN(values.get(i))) {
                throw new RunRefusedException("output \"" + output + "\" holds NaN at position " + i
                        + "; expected numbers for every example of the data set");
            }
        }
    }
}
