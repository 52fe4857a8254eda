package dev.assay.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of an inference goes, by ONNX Runtime's own profiler. Profiling makes inferences slower, so this says how the time is
 * shared out and never how fast a model is. ONNX Runtime counts whole microseconds, and cuts off what is over: an operator of less has 0.
 *
 * <p>Nodes are those of the graph that ONNX Runtime made of the model when it loaded it. The time of a node that holds a graph of its own
 * (If, Loop, Scan) is what the nodes within leave of it. All shares are of the
 * sum of all nodes' medians.
 *
 * @param inferences how many were counted, at least 1; those that warm up are not
 * @param inferenceSeconds median of a whole inference while it was profiled
 * @param nodes those that took longest, longest first, at most {@value #NODES_MAX}
 * @param rest all other nodes; null when there are none
 * @param operators all nodes by the type of operator, longest first
 */
public record ModelProfile(
        int inferences,
        double inferenceSeconds,
        List<ProfiledNode> nodes,
        @Nullable ProfiledRest rest,
        List<ProfiledOperator> operators) {
    /** No more nodes are told one by one. */
    public static final int NODES_MAX = 40;

    /** No more types are told. */
    public static final int OPERATORS_MAX = 1_000;

    public ModelProfile {
        if (inferences < 1) {
            throw new IllegalArgumentException("inferences is " + inferences + "; expected at least 1");
        }
        if (nodes.size() > NODES_MAX || operators.size() > OPERATORS_MAX) {
            throw new IllegalArgumentException(nodes.size() + " nodes and " + operators.size()
                    + " operators; expected at most " + NODES_MAX + " and " + OPERATORS_MAX);
        }
        nodes = List.copyOf(nodes);
        operators = List.copyOf(operators);
    }
}
