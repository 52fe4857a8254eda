package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what to quantize so that ONNX Runtime fuses all of it: products with constant weights, and between them the arithmetic and
 * movement that can stay in integers. What follows the last product stays in float32, because nothing is gained there and the
 * model's answers would lose digits.
 */
final class StaticPlanner {
    private final Wiring wiring;
    private final long opset;
    private final Set<String> unusable;
    private final Set<String> nodes = new LinkedHashSet<>();
    private final Set<String> tensors = new LinkedHashSet<>();
    private final Set<String> integerMade = new LinkedHashSet<>();
    private final Map<String, String> twins = new LinkedHashMap<>();
    private final Map<String, String> obstacles = new LinkedHashMap<>();

    /** @param unusable tensors that have no finite range or are not float32 */
    StaticPlanner(Wiring wiring, long opset, Set<String> unusable) {
        this.wiring = wiring;
        this.opset = opset;
        this.unusable = unusable;
    }

    StaticPlan plan() {
        List<NodeProto> products = wiring.nodes().stream()
                .filter(node -> Int8Role.of(node, opset) == Int8Role.PRODUCT)
                .toList();
        products.forEach(this::choose);
        wiring.nodes().forEach(this::spread);
        trim();
        linkTwins();
        return new StaticPlan(nodes, tensors, integerMade, twins, directProducts(), obstacles);
    }

    private void choose(NodeProto product) {
        String id = product.getOutput(0);
        Optional<String> obstacle = Products.obstacle(product, wiring).or(() -> rangeObstacle(product));
        if (obstacle.isPresent()) {
            obstacles.put(id, obstacle.get());
            return;
        }
        nodes.add(id);
        tensors.add(product.getInput(0));
        if (product.getOpType().equals("Conv")) {
            // Unlike the others, a convolution is fused only if its output is quantized.
            tensors.add(resultOf(product));
        }
    }

    private Optional<String> rangeObstacle(NodeProto product) {
        String badly = " is not finite on the calibration data";
        if (unusable.contains(product.getInput(0))) {
            return Optional.of("its input" + badly);
        }
        return product.getOpType().equals("Conv") && unusable.contains(resultOf(product))
                ? Optional.of("its output" + badly)
                : Optional.empty();
    }

    /** In the order of the graph, so that all inputs of a node are decided before it. */
    private void spread(NodeProto node) {
        String id = node.getOutputCount() == 0 ? "" : node.getOutput(0);
        switch (Int8Role.of(node, opset)) {
            case PRODUCT -> {
                if (nodes.contains(id) && tensors.contains(resultOf(node))) {
                    integerMade.add(resultOf(node));
                }
            }
            case ARITHMETIC -> {
                if (canStayInIntegers(node) && !unusable.contains(resultOf(node))) {
                    nodes.add(id);
                    tensors.add(resultOf(node));
                    integerMade.add(resultOf(node));
                }
            }
            case MOVEMENT -> {
                if (canStayInIntegers(node) && node.getOutputList().stream().noneMatch(unusable::contains)) {
                    nodes.add(id);
                    tensors.addAll(node.getOutputList());
                    integerMade.addAll(node.getOutputList());
                }
            }
            case FLOAT -> {}
        }
    }

    private boolean canStayInIntegers(NodeProto node) {
        List<String> activations = node.getInputList().subList(0, Int8Role.activations(node));
        boolean isBounded = !node.getOpType().equals("Clip")
                || Redundant.bounds(node, wiring).isPresent();
        return isBounded
                && activations.stream().anyMatch(integerMade::contains)
                && activations.stream().allMatch(input -> tensors.contains(input) || isFloatConstant(input));
    }

    private boolean isFloatConstant(String tensor) {
        return wiring.constant(tensor)
                .filter(FloatTensor::isReadable)
                .filter(FloatTensor::isFinite)
                .isPresent();
    }

    /** Takes back, from the end, what feeds no integer node. */
    private void trim() {
        List<NodeProto> backwards = new ArrayList<>(wiring.nodes());
        Collections.reverse(backwards);
        for (NodeProto node : backwards) {
            Int8Role role = Int8Role.of(node, opset);
            if (role == Int8Role.PRODUCT || role == Int8Role.FLOAT || !nodes.contains(node.getOutput(0))) {
                continue;
            }
            List<String> results = role == Int8Role.MOVEMENT ? node.getOutputList() : List.of(resultOf(node));
            boolean isNeeded = results.stream()
                    .flatMap(result -> wiring.consumers(result).stream())
                    .anyMatch(consumer -> nodes.contains(consumer.getOutput(0)));
            if (!isNeeded) {
                nodes.remove(node.getOutput(0));
                results.forEach(tensors::remove);
                results.forEach(integerMade::remove);
            }
        }
    }

    private void linkTwins() {
        for (NodeProto node : wiring.nodes()) {
            if (Int8Role.of(node, opset) == Int8Role.MOVEMENT && nodes.contains(node.getOutput(0))) {
                // The input was linked before, as nodes come in topological order: chains lead to their first tensor.
                String leader = twins.getOrDefault(node.getInput(0), node.getInput(0));
                node.getOutputList().forEach(output -> twins.put(output, leader));
            }
        }
    }

    /**
     * ONNX Runtime makes a Gemm of a MatMul and an addition whose shapes it knows, and does so before it looks for quantized
     * patterns: that Gemm then has a float32 bias and is not fused. Such products are written in their fused form at once.
     */
    private Map<String, String> directProducts() {
        Map<String, String> direct = new LinkedHashMap<>();
        for (NodeProto node : wiring.nodes()) {
            if (node.getOpType().equals("MatMul")
                    && nodes.contains(node.getOutput(0))
                    && !tensors.contains(resultOf(node))) {
                direct.put(
                        node.getOutput(0),
                        wiring.onlyConsumer(node.getOutput(0))
                                .filter(consumer -> Products.isBiasOf(node, consumer, wiring))
                                .map(consumer -> consumer.getOutput(0))
                                .orElse(""));
            }
        }
        return direct;
    }

    /** The tensor to quantize for this node: what comes after a ReLU or Clip that quantizing makes redundant. */
    private String resultOf(NodeProto node) {
        String output = node.getOutput(0);
        if (Int8Role.of(node, opset) == Int8Role.MOVEMENT) {
            return output;
        }
        return wiring.onlyConsumer(output)
                .filter(consumer -> Redundant.afterQuantization(consumer, wiring))
                .map(consumer -> consumer.getOutput(0))
                .orElse(output);
    }
}
