package dev.assay.optimizer.rank;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.FreshNames;
import dev.assay.optimizer.graph.Unread;
import dev.assay.optimizer.graph.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
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
    Optional<Double> replace(NodeProto node, WeightMatrix matrix, int rank) {
        Key key = new Key(matrix.weights().name(), matrix.isTurned());
        Entry entry = factorized.get(key);
        if (entry == null) {
            Optional<Factors> factors = Factors.of(matrix.values(), matrix.rows(), matrix.columns(), rank);
            if (factors.isEmpty()) {
                keep(node);
                return Optional.empty();
            }
            FactorPair pair = FactorPair.store(node, matrix, factors.get(), names);
            entry = new Entry(pair, factors.get().energy());
            factorized.put(key, entry);
            pairs.add(pair);
        }
        nodes.addAll(entry.pair().replace(node, names));
        replaced.add(Wiring.input(node, 1));
        return Optional.of(entry.energy());
    }

    GraphProto finish() {
        GraphProto.Builder changed = graph.toBuilder().clearNode().addAllNode(nodes);
        pairs.forEach(pair -> changed.addInitializer(pair.narrow()).addInitializer(pair.widen()));
        Unread.remove(changed, replaced);
        return changed.build();
    }
}
