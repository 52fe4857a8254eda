package dev.assay.server.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose turn it is on a device: the highest priority first; among equals the campaign that has lately had least of the device;
 * then the older one. Waiting raises the priority by whole points, and a turn takes them away again, so that even the lowest
 * priority gets a turn now and then: nobody starves. Pure.
 */
public final class FairQueue {
    private final QueueTerms terms;

    public FairQueue(QueueTerms terms) {
        this.terms = terms;
    }

    /** The next of them; empty when there is none. */
    public Optional<WaitingWork> next(List<WaitingWork> waiting, Instant now) {
        return waiting.stream()
                .min(Comparator.comparingLong((WaitingWork work) -> -points(work, now))
                        .thenComparingDouble(WaitingWork::usedSeconds)
                        .thenComparingLong(WaitingWork::campaignSeq));
    }

    /** The priority with what waiting has added. */
    long points(WaitingWork work, Instant now) {
        long waitedMillis = Math.max(0, now.toEpochMilli() - work.waitingSince().toEpochMilli());
        return work.priority() + waitedMillis / terms.ageing().toMillis();
    }
}
