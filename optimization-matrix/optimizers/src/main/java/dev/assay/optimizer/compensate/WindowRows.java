package dev.assay.optimizer.compensate;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.Wiring;
import java.util.Collections;
import java.util.List;

/**
 * What a convolution of one group sees at each place of its output: all channels under the kernel, zeros where it stands over the
 * edge ("im2col"). Tensors are float32[batch, channels, height, width], or without height.
 *
 * @param channels of the input
 * @param height how the kernel moves downwards; of kernel 1 where the tensors have no height
 */
record WindowRows(int channels, Steps height, Steps width) implements InputRows {

    /** The window of a convolution with one or two spatial dimensions. */
    static WindowRows of(NodeProto node, List<Long> weights) {
        int dimensions = weights.size() - 2;
        String padding = Wiring.attribute(node, "auto_pad")
                .map(AttributeProto::getS)
                .map(text -> text.toStringUtf8())
                .orElse("NOTSET");
        Steps[] steps = new Steps[dimensions];
        for (int i = 0; i < dimensions; i++) {
            steps[i] = new Steps(
                    Math.toIntExact(weights.get(2 + i)),
                    value(node, "strides", i, dimensions, 1),
                    value(node, "dilations", i, dimensions, 1),
                    value(node, "pads", i, 2 * dimensions, 0),
                    value(node, "pads", dimensions + i, 2 * dimensions, 0),
                    padding);
        }
        return new WindowRows(
                Math.toIntExact(weights.get(1)), dimensions == 2 ? steps[0] : Steps.NONE, steps[dimensions - 1]);
    }

    private static int value(NodeProto node, String name, int index, int count, long standard) {
        List<Long> values = Wiring.attribute(node, name)
                .map(AttributeProto::getIntsList)
                .filter(found -> found.size() == count)
                .orElse(Collections.nCopies(count, standard));
        return Math.toIntExact(values.get(index));
    }

    @Override
    public int length() {
        return channels * height.kernel() * width.kernel();
    }

    @Override
    public int count(long[] shape) {
        return Math.toIntExact(shape[0] * height.outputs(rows(shape)) * width.outputs(columns(shape)));
    }

    @Override
    public void read(float[] values, long[] shape, int position, double[] row) {
        int rows = rows(shape);
        int columns = columns(shape);
        int outputColumns = width.outputs(columns);
        int places = height.outputs(rows) * outputColumns;
        int top = height.start(position % places / outputColumns, rows);
        int left = width.start(position % outputColumns, columns);
        int plane = position / places * channels * rows * columns;
        int next = 0;
        for (int channel = 0; channel < channels; channel++, plane += rows * columns) {
            for (int i = 0; i < height.kernel(); i++) {
                int y = top + i * height.dilation();
                boolean isRowInside = y >= 0 && y < rows;
                for (int j = 0; j < width.kernel(); j++) {
                    int x = left + j * width.dilation();
                    row[next++] = isRowInside && x >= 0 && x < columns ? values[plane + y * columns + x] : 0;
                }
            }
        }
    }

    private static int rows(long[] shape) {
        return shape.length == 4 ? Math.toIntExact(shape[2]) : 1;
    }

    private static int columns(long[] shape) {
        return Math.toIntExact(shape[shape.length - 1]);
    }

    /**
     * How a kernel moves along one dimension.
     *
     * @param before zeros put before the first value; not used where {@code padding} says how many
     * @param after zeros put after the last value; not used where {@code padding} says how many
     * @param padding ONNX's {@code auto_pad}
     */
    record Steps(int kernel, int stride, int dilation, int before, int after, String padding) {
        static final Steps NONE = new Steps(1, 1, 1, 0, 0, "NOTSET");

        int outputs(int size) {
            return padding.startsWith("SAME")
                    ? (size + stride - 1) / stride
                    : (size + (padding.equals("VALID") ? 0 : before + after) - span()) / stride + 1;
        }

        /** Where the kernel stands for an output; negative over the edge. */
        int start(int output, int size) {
            int zeros = Math.max(0, (outputs(size) - 1) * stride + span() - size);
            int first = switch (padding) {
                case "SAME_UPPER" -> zeros / 2;
                case "SAME_LOWER" -> zeros - zeros / 2;
                case "VALID" -> 0;
                default -> before;
            };
            return output * stride - first;
        }

        private int span() {
            return (kernel - 1) * dilation + 1;
        }
    }
}
