package dev.assay.agent.run;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.assay.dataset.InputBinding.ModelInput;
import dev.assay.protocol.RunPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A model in ONNX Runtime, set up as the plan asks. One thread owns it. */
final class LoadedModel implements AutoCloseable {
    private final OrtEnvironment engine;
    private final OrtSession session;
    private final List<ModelInput> inputs;
    private final int batch;

    private LoadedModel(OrtEnvironment engine, OrtSession session, List<ModelInput> inputs, int batch) {
        this.engine = engine;
        this.session = session;
        this.inputs = inputs;
        this.batch = batch;
    }

    /** Loads the file with the plan's provider, threads and batch; what cannot work with them is refused here. */
    static LoadedModel load(OrtEnvironment engine, Path file, RunPlan plan) throws RunRefusedException, OrtException {
        return load(engine, file, plan, null);
    }

    /** The same, while ONNX Runtime profiles all that it does from loading on; its file's name begins with {@code profile}. */
    static LoadedModel loadProfiled(OrtEnvironment engine, Path file, RunPlan plan, Path profile)
            throws RunRefusedException, OrtException {
        return load(engine, file, plan, profile);
    }

    private static LoadedModel load(OrtEnvironment engine, Path file, RunPlan plan, @Nullable Path profile)
            throws RunRefusedException, OrtException {
        requireProvider(plan.provider());
        if (!Files.isRegularFile(file)) {
            throw new RunRefusedException(file + ": no such file; expected an ONNX model");
        }
        OrtSession session = open(engine, file, plan.threads(), profile);
        try {
            List<ModelInput> inputs = declaredInputs(session);
            requireBatch(inputs, plan.batch());
            return new LoadedModel(engine, session, inputs, plan.batch());
        } catch (RunRefusedException | OrtException e) {
            session.close();
            throw e;
        }
    }

    private static void requireProvider(String provider) throws RunRefusedException {
        Set<String> offered = new TreeSet<>();
        OrtEnvironment.getAvailableProviders()
                .forEach(each -> offered.add(each.name().toLowerCase(Locale.ROOT)));
        if (!provider.equals("cpu")) {
            throw new RunRefusedException("provider " + provider + " is not one this agent can use; it offers cpu"
                    + (offered.contains(provider) ? " (this ONNX Runtime has " + offered + ")" : ""));
        }
    }

    private static OrtSession open(OrtEnvironment engine, Path file, int threads, @Nullable Path profile)
            throws RunRefusedException, OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            if (profile != null) {
                options.enableProfiling(profile.toString());
            }
            return engine.createSession(file.toString(), options);
        } catch (OrtException e) {
            if (OrtFailures.isHungerForMemory(e)) {
                throw e;
            }
            throw new RunRefusedException(
                    file.getFileName() + ": ONNX Runtime does not load it: " + OrtFailures.sentence(e), e);
        }
    }

    private static List<ModelInput> declaredInputs(OrtSession session) throws OrtException, RunRefusedException {
        List<ModelInput> inputs = new ArrayList<>();
        for (Map.Entry<String, NodeInfo> entry : session.getInputInfo().entrySet()) {
            if (!(entry.getValue().getInfo() instanceof TensorInfo tensor)
                    || tensor.type == OnnxJavaType.STRING
                    || tensor.type == OnnxJavaType.UNKNOWN) {
                throw new RunRefusedException("input \"" + entry.getKey() + "\" is "
                        + entry.getValue().getInfo() + "; expected a tensor of numbers");
            }
            inputs.add(new ModelInput(
                    entry.getKey(),
                    tensor.type.name().toLowerCase(Locale.ROOT),
                    Arrays.stream(tensor.getShape()).boxed().toList()));
        }
        return inputs;
    }

    private static void requireBatch(List<ModelInput> inputs, int batch) throws RunRefusedException {
        for (ModelInput input : inputs) {
            long declared = input.shape().isEmpty() ? 1 : input.shape().get(0);
            if (declared != -1 && declared != batch) {
                throw new RunRefusedException("input \"" + input.name() + "\" takes exactly " + declared
                        + " examples per inference; the plan asks for a batch of " + batch);
            }
        }
    }

    OrtEnvironment engine() {
        return engine;
    }

    /** The inputs as declared, -1 where a size is open. */
    List<ModelInput> inputs() {
        return inputs;
    }

    /** Examples per inference. */
    int batch() {
        return batch;
    }

    /** Whether an inference may have fewer examples than {@link #batch}. */
    boolean takesSmallerBatches() {
        return inputs.stream()
                .allMatch(input -> !input.shape().isEmpty() && input.shape().get(0) == -1);
    }

    OrtSession session() {
        return session;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
