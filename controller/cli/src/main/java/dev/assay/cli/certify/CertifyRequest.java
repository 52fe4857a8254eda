package dev.assay.cli.certify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device is to be certified with.
 *
 * @param device its name
 * @param unchanged gates of models that nothing was planted into
 * @param slowDowns sizes of the slow-downs that are planted, as shares; each in (0, 1]
 * @param repeats gates of each size
 * @param memoryGrowth growth of peak memory that is planted, a share; null for none
 * @param accuracyLoss share of the examples whose answers become wrong; null for none
 * @param seed of the order of all gates, of the blocks in them, and of the noise on weights
 */
public record CertifyRequest(
        String device,
        int unchanged,
        List<Double> slowDowns,
        int repeats,
        @Nullable Double memoryGrowth,
        @Nullable Double accuracyLoss,
        long seed) {
    public CertifyRequest {
        slowDowns = slowDowns.stream().distinct().sorted().toList();
    }
}
