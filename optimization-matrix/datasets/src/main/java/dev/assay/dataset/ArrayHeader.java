package dev.assay.dataset;

import java.util.List;

/**
 * What is known of an array before its values are read.
 *
 * @param name of the array, without the {@code .npy} of its zip entry
 * @param shape every dimension is at least 1; the first one is the number of examples
 */
public record ArrayHeader(String name, ElementType type, List<Long> shape) {
    public ArrayHeader {
        shape = List.copyOf(shape);
        if (shape.isEmpty() || shape.stream().anyMatch(dimension -> dimension < 1)) {
            throw new IllegalArgumentException("shape is " + shape + "; expected one or more dimensions of at least 1");
        }
    }

    /** The dimensions of one example, that is the shape without the first dimension. */
    public List<Long> exampleShape() {
        return shape.subList(1, shape.size());
    }

    /** Size of one example; a reader needs a buffer of a multiple of it. */
    public int exampleBytes() {
        long bytes = type.bytes();
        for (long dimension : exampleShape()) {
            bytes = Math.multiplyExact(bytes, dimension);
        }
        return Math.toIntExact(bytes);
    }

    /** Whether this looks like a number per example that describes it (a label, a group), and is no model input. */
    boolean isPerExampleInteger() {
        return shape.size() == 1 && type.isInteger();
    }

    /** For instance {@code "input" float[200, 1, 32, 32]}. */
    String text() {
        return "\"" + name + "\" " + type.onnxName() + shape;
    }
}
