package dev.assay.optimizer.calibrate;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.sweep.axis.Calibration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs a model over calibration data and keeps the range of each asked tensor. Every value is looked at once and then overwritten by
 * the next example, so memory depends on the model and not on the number of examples. If the activations of one example are larger
 * than a fixed budget, they are fetched in groups, with one pass over the data for each.
 */
public final class RangeCollector {
    private static final long GROUP_BYTES_MAX = 64L << 20;

    private final Calibration calibration;
    private final long groupBytesMax;

    public RangeCollector(Calibration calibration) {
        this(calibration, GROUP_BYTES_MAX);
    }

    /** With another budget for the tensors that are fetched together; one tensor alone may exceed it. */
    RangeCollector(Calibration calibration, long groupBytesMax) {
        this.calibration = calibration;
        this.groupBytesMax = groupBytesMax;
    }

    /**
     * Collects from all examples. Names of tensors that are not float32 are left out of the answer.
     *
     * @param tensors names of graph inputs and node outputs of the main graph
     */
    public ActivationRanges collect(ModelProto model, Collection<String> tensors, Dataset data)
            throws CalibrationException, DatasetException {
        Set<String> inputs = model.getGraph().getInputList().stream()
                .map(ValueInfoProto::getName)
                .collect(Collectors.toSet());
        List<String> outputs = tensors.stream()
                .distinct()
                .filter(name -> !inputs.contains(name))
                .toList();
        List<String> watchedInputs =
                tensors.stream().distinct().filter(inputs::contains).toList();
        Map<String, TensorWatcher> watchers = new LinkedHashMap<>();
        int examples = 0;
        int passes = 0;
        try {
            for (List<String> group : groups(model, outputs)) {
                // Inputs cost nothing to watch, and one pass is enough for them.
                List<String> alsoInputs = passes == 0 ? watchedInputs : List.of();
                try (CalibrationPass pass = new CalibrationPass(withOutputs(model, group), group, alsoInputs, data)) {
                    examples = pass.run(name -> watchers.computeIfAbsent(name, key -> new TensorWatcher(calibration)));
                }
                passes++;
            }
        } catch (OrtException e) {
            throw new CalibrationException("the model does not run on " + data.file() + ": " + e.getMessage(), e);
        }
        return summary(watchers, examples, passes);
    }

    private static ActivationRanges summary(Map<String, TensorWatcher> watchers, int examples, int passes) {
        Map<String, ValueRange> ranges = new HashMap<>();
        Set<String> notFinite = new TreeSet<>();
        watchers.forEach((name, watcher) ->
                watcher.range().ifPresentOrElse(range -> ranges.put(name, range), () -> notFinite.add(name)));
        return new ActivationRanges(ranges, notFinite, examples, passes);
    }

    /** Splits the float tensors so that each group fits the budget; at least one group, for the inputs. */
    private List<List<String>> groups(ModelProto model, List<String> names) throws OrtException {
        List<List<String>> groups = new ArrayList<>();
        List<String> group = new ArrayList<>();
        long groupBytes = 0;
        try (OrtSession.SessionOptions options = CalibrationPass.options();
                OrtSession session = OrtEnvironment.getEnvironment()
                        .createSession(withOutputs(model, names).toByteArray(), options)) {
            Map<String, NodeInfo> infos = session.getOutputInfo();
            for (String name : names) {
                NodeInfo info = infos.get(name);
                if (info == null
                        || !(info.getInfo() instanceof TensorInfo tensor)
                        || tensor.type != OnnxJavaType.FLOAT) {
                    continue;
                }
                long bytes = bytes(tensor);
                if (!group.isEmpty() && groupBytes + bytes > groupBytesMax) {
                    groups.add(group);
                    group = new ArrayList<>();
                    groupBytes = 0;
                }
                group.add(name);
                groupBytes += bytes;
            }
        }
        groups.add(group);
        return groups;
    }

    /** Of one example; a dimension that is not known before the model runs counts as one. */
    private static long bytes(TensorInfo tensor) {
        long bytes = Float.BYTES;
        for (long dimension : tensor.getShape()) {
            bytes *= Math.max(1, dimension);
        }
        return bytes;
    }

    private static ModelProto withOutputs(ModelProto model, List<String> names) {
        ModelProto.Builder builder = model.toBuilder();
        Set<String> present = model.getGraph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .collect(Collectors.toSet());
        for (String name : names) {
            if (!present.contains(name)) {
                // Without a type: ONNX Runtime infers it.
                builder.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(name));
            }
        }
        return builder.build();
    }
}
