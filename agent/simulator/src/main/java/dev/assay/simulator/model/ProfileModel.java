package dev.assay.simulator.model;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.ProfiledNode;
import dev.assay.protocol.ProfiledOperator;
import dev.assay.protocol.ProfiledRest;
import dev.assay.simulator.chance.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A profile of a graph that nobody has seen: made up of the seed and the model's hash. Stateless. */
final class ProfileModel {
    private static final List<String> OPERATORS =
            List.of("Conv", "Conv", "Conv", "Relu", "Add", "MaxPool", "Gemm", "MatMul", "Softmax");
    private static final int NODES_MIN = 8;
    private static final int NODES_SPREAD = 52;
    private static final double SHARE_SIGMA = 1;
    /** What the profiler itself costs. */
    private static final double SLOWNESS = 1.15;
    /** What passes between nodes. */
    private static final double NODES_SHARE = 0.96;

    private ProfileModel() {}

    /**
     * The profile.
     *
     * @param inferenceSeconds without a profiler
     */
    static ModelProfile of(long seed, String device, ArtifactRef model, ProfilePlan limits, double inferenceSeconds) {
        List<ProfiledNode> nodes = nodes(seed, device, model, inferenceSeconds * NODES_SHARE);
        int told = Math.min(ModelProfile.NODES_MAX, nodes.size());
        return new ModelProfile(
                limits.inferencesMax(),
                SLOWNESS * inferenceSeconds,
                nodes.subList(0, told),
                rest(nodes.subList(told, nodes.size())),
                operators(nodes));
    }

    private static List<ProfiledNode> nodes(long seed, String device, ArtifactRef model, double seconds) {
        Dice graph = Dice.of(seed, "graph", model.sha256());
        Dice times = Dice.of(seed, "profile", device, model.sha256());
        int count = NODES_MIN + graph.below(NODES_SPREAD);
        List<String> operators = new ArrayList<>();
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            operators.add(OPERATORS.get(graph.below(OPERATORS.size())));
            weights[i] = graph.factor(SHARE_SIGMA) * times.factor(SHARE_SIGMA / 10);
            sum += weights[i];
        }
        List<ProfiledNode> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double share = weights[i] / sum;
            nodes.add(new ProfiledNode(
                    "simulated/" + operators.get(i) + "_" + i,
                    operators.get(i),
                    "simulated",
                    share,
                    seconds * share,
                    1));
        }
        nodes.sort(Comparator.comparingDouble(ProfiledNode::share).reversed());
        return nodes;
    }

    private static @Nullable ProfiledRest rest(List<ProfiledNode> nodes) {
        return nodes.isEmpty()
                ? null
                : new ProfiledRest(
                        nodes.size(),
                        nodes.stream().mapToDouble(ProfiledNode::share).sum(),
                        nodes.stream().mapToDouble(ProfiledNode::seconds).sum());
    }

    private static List<ProfiledOperator> operators(List<ProfiledNode> nodes) {
        Stream<ProfiledOperator> sums = nodes.stream()
                .map(ProfiledNode::operator)
                .distinct()
                .map(operator -> {
                    List<ProfiledNode> own = nodes.stream()
                            .filter(node -> node.operator().equals(operator))
                            .toList();
                    return new ProfiledOperator(
                            operator,
                            own.size(),
                            own.stream().mapToDouble(ProfiledNode::share).sum(),
                            own.stream().mapToDouble(ProfiledNode::seconds).sum(),
                            own.size());
                });
        return sums.sorted(Comparator.comparingDouble(ProfiledOperator::share).reversed())
                .toList();
    }
}
