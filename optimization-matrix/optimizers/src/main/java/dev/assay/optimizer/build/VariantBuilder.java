package dev.assay.optimizer.build;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.ByteString;
import dev.assay.optimizer.onnx.LoadedModel;
import dev.assay.optimizer.onnx.ModelException;
import dev.assay.optimizer.onnx.ModelFile;
import dev.assay.optimizer.onnx.Operators;
import dev.assay.optimizer.onnx.Sha256;
import dev.assay.optimizer.onnx.WholeFile;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import dev.assay.optimizer.prepare.OptimizedGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a variant in this process: the student in the model's place if there is one, then rank, sparsity, quantization. The same
 * request gives the same bytes; a recipe that leaves the model as it is gives the model's own bytes. What was built is loaded
 * and run once before it may be called a variant. Whatever fails, nothing is left where the variant should be.
 */
public final class VariantBuilder {
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    private VariantBuilder() {}

    /**
     * Builds it.
     *
     * @throws PassException when this recipe cannot be applied to this model and data, or gives a model that does not work
     * @throws ModelException when a file is no usable ONNX model
     * @throws IOException when the variant cannot be written
     */
    public static BuildReport build(BuildRequest request)
            throws PassException, ModelException, IOException, InterruptedException {
        long start = System.nanoTime();
        AxisValues values = AxisValues.of(request);
        List<Pass> passes = RecipePasses.of(values);
        LoadedModel original =
                ModelFile.load(Path.of(Objects.requireNonNullElse(request.studentPath(), request.modelPath())));
        PassContext context = new PassContext(calibration(request), request.seed());
        ModelProto variant = original.model();
        for (Pass pass : passes) {
            variant = pass.apply(variant, context);
        }
        Caveats.warn(values.quantization(), context);
        Caveats.warnOfDomains(variant, context);
        Acceptance.check(original.model(), variant, context);
        ModelProto fused = fused(variant);
        ByteString bytes = passes.isEmpty() ? original.wholeBytes() : variant.toByteString();
        WholeFile.write(Path.of(request.outputPath()), bytes);
        return new BuildReport(
                Sha256.of(bytes),
                bytes.size(),
                context.actions(),
                Operators.count(original.model().getGraph()),
                Operators.count(variant.getGraph()),
                Operators.count(fused.getGraph()),
                context.warnings(),
                (System.nanoTime() - start) / NANOSECONDS_PER_SECOND,
                ProcessPeak.bytes());
    }

    private static ModelProto fused(ModelProto variant) throws PassException, IOException {
        try {
            return OptimizedGraph.extended(variant);
        } catch (OrtException e) {
            throw new PassException("ONNX Runtime does not optimize the variant: " + e.getMessage(), e);
        }
    }

    private static @Nullable Path calibration(BuildRequest request) {
        return request.calibrationPath() == null ? null : Path.of(request.calibrationPath());
    }
}
