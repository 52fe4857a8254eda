package dev.assay.agent.link;

import dev.assay.agent.session.BlockJudge;
import dev.assay.agent.session.SessionStoppedException;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairNews;
import java.util.List;

/**
 * Brings each block of a paired session to the controller, which judges it. While the line is down it waits, under heartbeats, as long
 * as the lease is not lost: to measure on without an answer could be hours of a device for nothing. One thread owns it.
 */
final class BlockCourier implements BlockJudge {
    private final ControllerLink controller;
    private final LeaseGrant grant;
    private final String instanceId;
    private final LeaseKeeper lease;
    private final Workplace workplace;
    private final Backoff backoff;

    BlockCourier(
            ControllerLink controller,
            LeaseGrant grant,
            String instanceId,
            LeaseKeeper lease,
            Workplace workplace,
            Backoff backoff) {
        this.controller = controller;
        this.grant = grant;
        this.instanceId = instanceId;
        this.lease = lease;
        this.workplace = workplace;
        this.backoff = backoff;
    }

    @Override
    public boolean wantsMore(PairBlock block) throws SessionStoppedException, InterruptedException {
        block.rejection().ifPresent(reason -> workplace.log().accept("block rejected: " + reason));
        lease.now("sending block " + (block.index() + 1));
        PairNews news = new PairNews(instanceId, grant.fencingToken(), List.of(block.earlier(), block.later()));
        while (!lease.isUnwanted()) {
            try {
                boolean enough = controller.pairs(grant.jobId(), news).enough();
                backoff.reset();
                return !enough;
            } catch (LinkException.Passing e) {
                workplace.log().accept("the block waits: " + e.getMessage());
                workplace.pause().seconds(backoff.next());
            } catch (LinkException.Refused e) {
                if (!e.isAboutTheAgent()) {
                    // It will not be taken however often it is sent; the report has it again.
                    workplace.log().accept("the block was refused: " + e.getMessage());
                    return true;
                }
                lease.lost(e);
            } catch (LinkException e) {
                lease.lost(e);
            }
        }
        throw SessionStoppedException.beforeItsEnd();
    }
}
