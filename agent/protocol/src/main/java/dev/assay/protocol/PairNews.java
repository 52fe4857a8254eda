package dev.assay.protocol;

import java.util.List;

/**
 * One block of a paired session, sent as soon as it is measured: {@code POST /api/v1/agent/jobs/{jobId}/pairs}, answered by a
 * {@link PairAnswer}, or 409 when the lease is no longer the agent's, which must then stop the job. Sent again until it is answered; the
 * controller keeps each block once. A rejected block is sent too. It travels with {@code Content-Encoding: gzip}, as a report does.
 *
 * <p>The session's report has the same pairs again, with one difference: here net energy knows the idle power before the session only.
 *
 * @param pairs the two of the block, with their raw samples
 */
public record PairNews(String instanceId, long fencingToken, List<PairReport> pairs) {
    public PairNews {
        pairs = List.copyOf(pairs);
        if (pairs.size() != PairBlock.PAIRS) {
            throw new IllegalArgumentException(pairs.size() + " pairs; expected one block of " + PairBlock.PAIRS);
        }
    }
}
