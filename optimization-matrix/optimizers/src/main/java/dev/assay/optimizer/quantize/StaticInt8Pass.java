package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.optimizer.calibrate.ActivationRanges;
import dev.assay.optimizer.calibrate.CalibrationException;
import dev.assay.optimizer.calibrate.RangeCollector;
import dev.assay.optimizer.graph.Wiring;
import dev.assay.optimizer.onnx.Opset;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import dev.assay.sweep.axis.Quantization.StaticInt8;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Static quantization, QDQ U8S8: uint8 activations whose ranges come from calibration data, symmetric int8 weights, int32 biases. It
 * wants a model on which ONNX Runtime's basic optimizations were done, as only folded convolutions fuse. Nodes that ONNX Runtime
 * cannot run in integers stay in float32.
 */
public final class StaticInt8Pass implements Pass {
    /** The role of a node that was quantized does not depend on the opset any more. */
    private static final long OPSET_NEWEST = Long.MAX_VALUE;

    private final StaticInt8 settings;

    public StaticInt8Pass(StaticInt8 settings) {
        this.settings = settings;
    }

    @Override
    public ModelProto apply(ModelProto original, PassContext context) throws PassException {
        Path calibration = context.calibration()
                .orElseThrow(() -> new PassException(settings.text()
                        + ": no calibration data; expected an NPZ file with examples of the model's inputs"));
        ModelProto model = OpsetLift.lift(original, settings.text());
        Wiring wiring = new Wiring(model.getGraph());
        long opset = Opset.of(model);
        StaticPlan plan = new StaticPlanner(wiring, opset, Set.of()).plan();
        requireSomething(plan);
        ActivationRanges ranges = ranges(model, plan, calibration);
        Set<String> unusable = new HashSet<>(plan.tensors());
        unusable.removeAll(ranges.ranges().keySet());
        if (!unusable.isEmpty()) {
            plan = new StaticPlanner(wiring, opset, unusable).plan();
            requireSomething(plan);
        }
        QdqWriter writer = new QdqWriter(model, wiring, plan, ranges.ranges(), settings.perChannel());
        ModelProto quantized = writer.write();
        report(wiring, plan, writer, context);
        warn(plan, writer.weights(), context);
        FusionReport.write(quantized, expected(wiring, plan, writer.names()), context);
        return quantized;
    }

    private void requireSomething(StaticPlan plan) throws PassException {
        if (plan.nodes().isEmpty()) {
            throw new PassException(
                    settings.text() + ": nothing to quantize; expected a Conv, Gemm or MatMul with constant weights"
                            + (plan.obstacles().isEmpty() ? "" : ", found " + plan.obstacles()));
        }
    }

    private ActivationRanges ranges(ModelProto model, StaticPlan plan, Path calibration) throws PassException {
        try (Dataset data = Dataset.open(calibration)) {
            return new RangeCollector(settings.calibration()).collect(model, plan.tensors(), data);
        } catch (DatasetException | CalibrationException e) {
            throw new PassException(settings.text() + ": " + e.getMessage(), e);
        }
    }

    private void report(Wiring wiring, StaticPlan plan, QdqWriter writer, PassContext context) {
        for (NodeProto node : wiring.nodes()) {
            String id = node.getOutputCount() == 0 ? "" : node.getOutput(0);
            String obstacle = plan.obstacles().get(id);
            if (obstacle != null) {
                context.add(new NodeAction(FusionReport.name(node), node.getOpType(), "left alone", obstacle));
            } else if (plan.nodes().contains(id)) {
                String name = writer.names().getOrDefault(id, id);
                context.add(
                        new NodeAction(name, node.getOpType(), "quantized", detail(Int8Role.of(node, OPSET_NEWEST))));
            }
        }
    }

    private static void warn(StaticPlan plan, WeightWriter weights, PassContext context) {
        if (weights.raisedScales() > 0) {
            context.warn(weights.raisedScales() + " weight scales were raised so that a large bias fits in 32 bits");
        }
        if (weights.saturating() > 0) {
            context.warn("x86 CPUs without VNNI may cut sums in " + weights.saturating() + " of the "
                    + plan.nodes().size()
                    + " quantized nodes at 16 bits; look at the accuracy measured on such a device");
        }
    }

    private String detail(Int8Role role) {
        return switch (role) {
            case PRODUCT -> "uint8 × int8, " + (settings.perChannel() ? "one scale per output channel" : "one scale");
            case ARITHMETIC -> "uint8";
            case MOVEMENT -> "uint8, scale of its input";
            case FLOAT -> "float32";
        };
    }

    /** Products must be found again after ONNX Runtime's optimizations; of the others it may merge or drop some. */
    private static Map<String, Boolean> expected(Wiring wiring, StaticPlan plan, Map<String, String> names) {
        Map<String, Boolean> expected = new LinkedHashMap<>();
        for (NodeProto node : wiring.nodes()) {
            if (plan.isInteger(node)) {
                expected.put(
                        names.getOrDefault(node.getOutput(0), node.getName()),
                        Int8Role.of(node, OPSET_NEWEST) != Int8Role.PRODUCT);
            }
        }
        return expected;
    }
}
