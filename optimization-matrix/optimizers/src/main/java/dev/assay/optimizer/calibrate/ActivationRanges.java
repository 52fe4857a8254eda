package dev.assay.optimizer.calibrate;

import java.util.Map;
import java.util.Set;

/**
 * What calibration found.
 *
 * @param ranges of every tensor with finite values only, by tensor name
 * @param notFinite tensors with an infinite value or no number on some example; they cannot be quantized
 * @param examples how many examples were run
 * @param passes how often the data was read: more than once only if the activations of one example exceed the memory for them
 */
public record ActivationRanges(Map<String, ValueRange> ranges, Set<String> notFinite, int examples, int passes) {
    public ActivationRanges {
        ranges = Map.copyOf(ranges);
        notFinite = Set.copyOf(notFinite);
    }
}
