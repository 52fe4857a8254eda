package dev.assay.optimizer.quantize;

import java.util.List;

/**
 * Whether the sum of two products of a uint8 activation and an int8 weight can leave 16 bits. x86 CPUs without VNNI add products in
 * pairs and cut such a sum, so that their answers differ from those of all others.
 */
final class PairSums {
    /** 255 times 128 still fits in a signed 16-bit number, 255 times 129 does not. */
    private static final int WEIGHT_SUM_MAX = 128;

    private PairSums() {}

    /**
     * Looks at neighbouring weights of one output channel in the order of the file.
     *
     * @param axis of the output channels: the first, or the last of two
     */
    static boolean canOverflow(byte[] weights, List<Long> shape, int axis) {
        int stride = axis == 0 ? 1 : Math.toIntExact(shape.get(1));
        int perChannel = Math.toIntExact(weights.length / shape.get(axis));
        for (int i = 0; i + stride < weights.length; i++) {
            boolean isSameChannel = axis != 0 || i / perChannel == (i + 1) / perChannel;
            if (isSameChannel && Math.abs(weights[i] + weights[i + stride]) > WEIGHT_SUM_MAX) {
                return true;
            }
        }
        return false;
    }
}
