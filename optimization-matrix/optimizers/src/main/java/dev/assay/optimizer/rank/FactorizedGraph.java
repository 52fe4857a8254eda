package dev.assay.optimizer.rank;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.compensate.BiasCorrection;
import dev.assay.optimizer.compensate.LayerMoments;
import dev.assay.optimizer.compensate.OutputFit;
import dev.assay.optimizer.graph.FreshNames;
import dev.assay.optimizer.graph.Unread;
import dev.assay.optimizer.graph.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A graph on its way to be rewritten node by node. Weights that several nodes share are factorized once. Owned by one thread. */
final class FactorizedGraph {
    /** Of stored weights as one matrix; a shape and a rank follow from these. */
    private record Key(String weights, boolean isTurned) {}

    private record Entry(FactorPair pair, double energy) {}

    private final GraphProto graph;
    private final FreshNames names;
    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<Key, Entry> factorized = new HashMap<>();
    private final List<FactorPair> pairs = new ArrayList<>();
    private final Map<String, double[]> losses = new LinkedHashMap<>();
    private final Set<String> replaced = new LinkedHashSet<>();

    FactorizedGraph(GraphProto graph) {
        this.graph = graph;
        names = new FreshNames(graph);
    }

    void keep(NodeProto node) {
        nodes.add(node);
    }

    boolean isChanged() {
        return !replaced.isEmpty();
    }

    /** Puts two nodes in place of one, or keeps it if the factors are not found. Returns the kept share of the energy. */
    Optional<Double> replace(NodeProto node, WeightMatrix matrix, int rank, Optional<LayerMoments> moments) {
        Key key = new Key(matrix.weights().name(), matrix.isTurned());
        Entry entry = factorized.get(key);
        if (entry == null) {
            boolean hasBias = BiasCorrection.isPossible(node, matrix.columns(), new Wiring(graph));
            Optional<OutputFit> fit = moments.flatMap(found -> OutputFit.of(found, hasBias));
            Optional<Factors> factors = fit.isPresent()
                    ? Factors.of(fit.get(), matrix.rows(), matrix.columns(), rank)
                    : Factors.of(matrix.values(), matrix.rows(), matrix.columns(), rank);
            if (factors.isEmpty()) {
                keep(node);
                return Optional.empty();
            }
            FactorPair pair = FactorPair.store(node, matrix, factors.get(), names);
            entry = new Entry(pair, factors.get().energy());
            factorized.put(key, entry);
            pairs.add(pair);
            if (fit.isPresent() && hasBias) {
                losses.put(
                        node.getOutput(0), moments.get().meanLoss(factors.get().product()));
            }
        }
        nodes.addAll(entry.pair().replace(node, names));
        replaced.add(Wiring.input(node, 1));
        return Optional.of(entry.energy());
    }

    /** With those nodes of the old graph that have not been kept or replaced yet. */
    GraphProto with(List<NodeProto> remaining) {
        GraphProto.Builder changed =
                graph.toBuilder().clearNode().addAllNode(nodes).addAllNode(remaining);
        pairs.forEach(pair -> changed.addInitializer(pair.narrow()).addInitializer(pair.widen()));
        losses.forEach((output, loss) -> BiasCorrection.add(changed, output, loss));
        Unread.remove(changed, replaced);
        return changed.build();
    }
}
