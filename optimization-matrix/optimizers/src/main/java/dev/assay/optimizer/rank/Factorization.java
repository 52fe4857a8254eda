package dev.assay.optimizer.rank;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.StoredWeights;
import dev.assay.optimizer.graph.Wiring;
import dev.assay.optimizer.onnx.Opset;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.sweep.axis.Rank;
import java.util.Locale;
import java.util.Optional;

/**
 * Replaces each Gemm, MatMul and convolution of kernel 1 whose weights are constant by two with the best approximation of the asked
 * rank, where these take fewer multiplications; see {@link KeptRank} for the rank that is kept. Every other node stays as it is. A
 * model in which nothing is saved is returned unchanged.
 */
public final class Factorization implements Pass {
    private final Rank rank;

    /** With the share of the full rank that is kept. */
    public Factorization(Rank rank) {
        this.rank = rank;
    }

    @Override
    public ModelProto apply(ModelProto model, PassContext context) throws InterruptedException {
        if (rank.isFull()) {
            return model;
        }
        GraphProto graph = model.getGraph();
        Wiring wiring = new Wiring(graph);
        FactorizedGraph factorized = new FactorizedGraph(graph);
        for (NodeProto node : graph.getNodeList()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("factorization was interrupted");
            }
            if (StoredWeights.isReadBy(node)) {
                context.add(factorize(node, wiring, Opset.of(model), factorized));
            } else {
                factorized.keep(node);
            }
        }
        StoredWeights.inSubgraphs(graph)
                .forEach(node -> context.add(NodeAction.of(node, "left alone", "it is inside a subgraph")));
        if (!factorized.isChanged()) {
            context.warn("rank " + rank.text() + " saves nothing in this model, which is unchanged");
            return model;
        }
        return model.toBuilder().setGraph(factorized.finish()).build();
    }

    private NodeAction factorize(NodeProto node, Wiring wiring, long opset, FactorizedGraph factorized) {
        Optional<WeightMatrix> found = WeightMatrix.of(node, wiring, opset);
        if (found.isEmpty()) {
            factorized.keep(node);
            return NodeAction.of(
                    node,
                    "left alone",
                    WeightMatrix.obstacle(node, wiring, opset).orElseThrow());
        }
        WeightMatrix matrix = found.get();
        int kept = KeptRank.of(rank.fraction(), matrix.rows(), matrix.columns());
        if (!KeptRank.saves(kept, matrix.rows(), matrix.columns())) {
            factorized.keep(node);
            return NodeAction.of(node, "left alone", figures(matrix, kept) + " saves nothing");
        }
        Optional<Double> energy = factorized.replace(node, matrix, kept);
        return energy.isPresent()
                ? NodeAction.of(node, "factorized", detail(matrix, kept, energy.get()))
                : NodeAction.of(node, "left alone", "its singular values were not found");
    }

    private static String detail(WeightMatrix matrix, int kept, double energy) {
        return String.format(Locale.ROOT, "%s, %.1f %% of the energy", figures(matrix, kept), 100 * energy);
    }

    private static String figures(WeightMatrix matrix, int kept) {
        long before = (long) matrix.rows() * matrix.columns();
        long after = KeptRank.multiplications(kept, matrix.rows(), matrix.columns());
        return String.format(
                Locale.ROOT,
                "rank %d of %d, multiplications per position %d → %d (%.0f %%)",
                kept,
                Math.min(matrix.rows(), matrix.columns()),
                before,
                after,
                100.0 * after / before);
    }
}
