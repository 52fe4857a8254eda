package dev.assay.agent.session;

import dev.assay.protocol.PairBlock;

/** Says after each block of a paired session whether it shall go on. Called on the session's thread, which waits for the answer. */
@FunctionalInterface
public interface BlockJudge {
    /** Wants every pair of the plan. */
    BlockJudge ALL = block -> true;

    /**
     * Whether more pairs are wanted.
     *
     * @param block just measured, perhaps a rejected one; net energy knows the idle power before the session only
     * @throws SessionStoppedException when the session is not wanted any more, nor what it has measured
     */
    boolean wantsMore(PairBlock block) throws SessionStoppedException, InterruptedException;
}
