package dev.assay.optimizer.build;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The last question before a model may be called a variant: does it load, run, and answer in the form in which the original
 * answers? Whether the answers are right is measured later, on the devices.
 */
final class Acceptance {
    private Acceptance() {}

    /** Runs both on the same input; refuses the variant with a reason, or writes down what the user should know. */
    static void check(ModelProto original, ModelProto variant, PassContext context) throws PassException {
        try (OrtSession model = load("the model", original);
                OrtSession built = load("the variant", variant);
                TrialInput input = TrialInput.of(model.getInputInfo(), context)) {
            Map<String, TrialOutput> expected;
            try {
                expected = run(model, input.tensors());
            } catch (OrtException e) {
                if (input.isReal()) {
                    throw new PassException(
                            "the model does not run on the first calibration example (" + e.getMessage()
                                    + "); expected one that does",
                            e);
                }
                context.warn("loaded but not tried, as the model does not run on made-up numbers (" + e.getMessage()
                        + "); calibration data would allow it");
                return;
            }
            compare(expected, run(built, input.tensors()));
            warnWhereNotFinite(expected, context);
        } catch (OrtException e) {
            throw new PassException("the built variant was refused: it does not run (" + e.getMessage() + ")", e);
        }
    }

    private static OrtSession load(String what, ModelProto model) throws OrtException, PassException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            try {
                return OrtEnvironment.getEnvironment().createSession(model.toByteArray(), options);
            } catch (OrtException e) {
                throw new PassException(
                        "ONNX Runtime does not load " + what + " (" + e.getMessage()
                                + "); expected one that it can run",
                        e);
            }
        }
    }

    private static Map<String, TrialOutput> run(OrtSession session, Map<String, OnnxTensor> input) throws OrtException {
        Map<String, TrialOutput> outputs = new LinkedHashMap<>();
        try (OrtSession.Result result = session.run(input)) {
            for (Map.Entry<String, OnnxValue> output : result) {
                outputs.put(output.getKey(), TrialOutput.of(output.getValue()));
            }
        }
        return outputs;
    }

    static void compare(Map<String, TrialOutput> expected, Map<String, TrialOutput> found) throws PassException {
        if (!found.keySet().equals(expected.keySet())) {
            throw refused("the outputs " + found.keySet(), "those of the model, " + expected.keySet());
        }
        for (Map.Entry<String, TrialOutput> entry : expected.entrySet()) {
            String name = "output \"" + entry.getKey() + "\" ";
            TrialOutput before = entry.getValue();
            TrialOutput after = Objects.requireNonNull(found.get(entry.getKey()));
            if (!after.form().equals(before.form())) {
                throw refused(name + after.form(), before.form() + ", as the model gives");
            }
            // Where the model itself gives infinity, so may the variant.
            if (before.isFinite() && !after.isFinite()) {
                throw refused(name + "with values that are not finite", "finite ones, as the model gives");
            }
        }
    }

    private static PassException refused(String found, String expected) {
        return new PassException("the built variant was refused: " + found + "; expected " + expected);
    }

    private static void warnWhereNotFinite(Map<String, TrialOutput> outputs, PassContext context) {
        outputs.forEach((name, output) -> {
            if (!output.isFinite()) {
                context.warn("output \"" + name + "\" of the model itself has values that are not finite");
            }
        });
    }
}
