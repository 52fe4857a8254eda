package dev.assay.optimizer.rank;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.compensate.LayerInputs;
import dev.assay.optimizer.compensate.LayerMoments;
import dev.assay.optimizer.graph.StoredWeights;
import dev.assay.optimizer.graph.Wiring;
import dev.assay.optimizer.onnx.Opset;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import dev.assay.sweep.axis.Rank;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

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
    public ModelProto apply(ModelProto model, PassContext context) throws PassException, InterruptedException {
        if (rank.isFull()) {
            return model;
        }
        GraphProto graph = model.getGraph();
        Wiring wiring = new Wiring(graph);
        FactorizedGraph factorized = new FactorizedGraph(graph);
        LayerInputs inputs = LayerInputs.of("rank " + rank.text(), model, saving(wiring, Opset.of(model)), context);
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            if (Thread.interrupted()) {
                throw new InterruptedException("factorization was interrupted");
            }
            if (StoredWeights.isReadBy(node)) {
                List<NodeProto> remaining = graph.getNodeList().subList(i, graph.getNodeCount());
                Supplier<ModelProto> present = () ->
                        model.toBuilder().setGraph(factorized.with(remaining)).build();
                context.add(factorize(node, wiring, Opset.of(model), factorized, inputs, present));
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
        inputs.warn(context);
        return model.toBuilder().setGraph(factorized.with(List.of())).build();
    }

    /** The nodes that will be replaced. */
    private List<NodeProto> saving(Wiring wiring, long opset) {
        return wiring.nodes().stream()
                .filter(StoredWeights::isReadBy)
                .filter(node ->
                        WeightMatrix.of(node, wiring, opset).filter(this::saves).isPresent())
                .toList();
    }

    private int kept(WeightMatrix matrix) {
        return KeptRank.of(rank.fraction(), matrix.rows(), matrix.columns());
    }

    private boolean saves(WeightMatrix matrix) {
        return KeptRank.saves(kept(matrix), matrix.rows(), matrix.columns());
    }

    private NodeAction factorize(
            NodeProto node,
            Wiring wiring,
            long opset,
            FactorizedGraph factorized,
            LayerInputs inputs,
            Supplier<ModelProto> present)
            throws PassException {
        Optional<WeightMatrix> found = WeightMatrix.of(node, wiring, opset);
        if (found.isEmpty()) {
            factorized.keep(node);
            return NodeAction.of(
                    node,
                    "left alone",
                    WeightMatrix.obstacle(node, wiring, opset).orElseThrow());
        }
        WeightMatrix matrix = found.get();
        int kept = kept(matrix);
        if (!saves(matrix)) {
            factorized.keep(node);
            return NodeAction.of(node, "left alone", figures(matrix, kept) + " saves nothing");
        }
        Optional<LayerMoments> moments = inputs.of(node, present);
        Optional<Double> energy = factorized.replace(node, matrix, kept, moments);
        if (energy.isEmpty()) {
            return NodeAction.of(node, "left alone", "its singular values were not found");
        }
        String of = moments.isPresent() ? " of the energy of its outputs on the data" : " of the energy";
        String plain = inputs.obstacle(node)
                .map(reason -> "; without a look at the data: " + reason)
                .orElse("");
        return NodeAction.of(node, "factorized", detail(matrix, kept, energy.get()) + of + plain);
    }

    private static String detail(WeightMatrix matrix, int kept, double energy) {
        return String.format(Locale.ROOT, "%s, %.1f %%", figures(matrix, kept), 100 * energy);
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
