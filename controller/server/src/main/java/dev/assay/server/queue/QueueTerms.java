package dev.assay.server.queue;

import java.time.Duration;

/**
 * How campaigns take turns on a device.
 *
 * @param ageing a campaign that waits gains one point of priority for each such time; positive
 */
public record QueueTerms(Duration ageing) {
    public QueueTerms {
        if (ageing.isNegative() || ageing.isZero()) {
            throw new IllegalArgumentException("assay.lease.ageing is " + ageing + "; expected more than 0");
        }
    }
}
