package dev.assay.optimizer.plant;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.StoredWeights;
import dev.assay.optimizer.graph.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A model that has lost right answers, as a bad conversion loses them: normal noise on the weights of its last layer, in one direction,
 * as little of it as takes away so many. Size and speed stay. Used once, by one thread.
 */
final class LostAnswers {
    /** In standard deviations of the weights themselves. */
    private static final double NOISE_FIRST = 0.05;

    private static final double NOISE_MAX = 100;
    private static final double NOISE_GROWTH = 1.6;
    private static final int HALVINGS = 8;

    private final ModelProto model;
    private final Path testData;
    private final int place;
    private final float[] weights;
    private final double[] direction;

    LostAnswers(ModelProto model, Path testData, long seed) throws PlantException {
        this.model = model;
        this.testData = testData;
        this.place = lastWeights(model.getGraph());
        this.weights = FloatTensor.values(model.getGraph().getInitializer(place));
        double square = 0;
        for (float weight : weights) {
            square += (double) weight * weight;
        }
        double scale = Math.sqrt(square / weights.length);
        // Its sequence is part of Java's specification.
        Random random = new Random(seed);
        this.direction = new double[weights.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = scale * random.nextGaussian();
        }
    }

    private static int lastWeights(GraphProto graph) throws PlantException {
        Wiring wiring = new Wiring(graph);
        List<String> names =
                graph.getInitializerList().stream().map(TensorProto::getName).toList();
        int last = -1;
        for (NodeProto node : graph.getNodeList()) {
            Optional<StoredWeights> stored =
                    StoredWeights.isReadBy(node) ? StoredWeights.of(node, wiring) : Optional.empty();
            int found = stored.map(weights -> names.indexOf(weights.name())).orElse(-1);
            last = found < 0 ? last : found;
        }
        if (last < 0) {
            throw new PlantException(
                    "no Conv, Gemm or MatMul has float32 weights in the file; expected one to disturb");
        }
        return last;
    }

    /** The model that answers at least this share of the examples wrong which it answered right, and hardly more. */
    ModelProto losing(double share) throws PlantException {
        RightAnswers.Count before = RightAnswers.of(model, testData);
        int wanted = (int) Math.ceil(share * before.all());
        if (wanted > before.right()) {
            throw new PlantException(String.format(
                    Locale.ROOT,
                    "only %d of %d examples are answered right; expected at least %d to lose",
                    before.right(),
                    before.all(),
                    wanted));
        }
        int rightMax = before.right() - wanted;
        double low = 0;
        double high = NOISE_FIRST;
        while (right(high) > rightMax) {
            low = high;
            high *= NOISE_GROWTH;
            if (high > NOISE_MAX) {
                throw new PlantException("no noise on the last layer's weights makes " + wanted
                        + " right answers wrong; expected a layer that the answers depend on");
            }
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (right(middle) > rightMax) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return with(high);
    }

    private int right(double noise) throws PlantException {
        return RightAnswers.of(with(noise), testData).right();
    }

    private ModelProto with(double noise) {
        float[] changed = new float[weights.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (float) (weights[i] + noise * direction[i]);
        }
        TensorProto old = model.getGraph().getInitializer(place);
        TensorProto disturbed = FloatTensor.floats(old.getName(), changed, old.getDimsList());
        return model.toBuilder()
                .setGraph(model.getGraph().toBuilder().setInitializer(place, disturbed))
                .build();
    }
}
