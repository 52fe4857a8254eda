package dev.assay.server.lease;

import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.signal.WorkBell;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Holds requests for work open until there is some, so many at once; no thread waits meanwhile. */
@Singleton
public final class LeaseWaitBean {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final LeaseDesk desk;
    private final WorkBell bell;
    private final LeaseTerms terms;
    private final int waitersMax;
    private final AtomicInteger waiters = new AtomicInteger();

    @Inject
    LeaseWaitBean(LeaseDesk desk, WorkBell bell, LeaseTerms terms, ControllerConfig config) {
        this.desk = desk;
        this.bell = bell;
        this.terms = terms;
        this.waitersMax = config.lease().waitersMax();
    }

    /** The device's next job; empty when there was none in time. */
    Uni<Optional<LeaseGrant>> next(LeaseRequest request) {
        if (waiters.incrementAndGet() > waitersMax) {
            waiters.decrementAndGet();
            throw ProblemException.busy(waitersMax + " agents wait for work already; ask again later");
        }
        long glances = terms.poll().dividedBy(GLANCE);
        return ask(request, glances, desk::grant).onTermination().invoke(waiters::decrementAndGet);
    }

    private Uni<Optional<LeaseGrant>> ask(
            LeaseRequest request, long glances, Function<LeaseRequest, Optional<LeaseGrant>> grants) {
        long heard = bell.rings();
        return Uni.createFrom()
                .item(() -> grants.apply(request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(grant -> grant.isPresent() || glances <= 0
                        ? Uni.createFrom().item(grant)
                        : awaitRing(heard, glances).chain(used -> ask(request, glances - used, desk::grantLater)));
    }

    /** How many glances it took until the bell rang, or all of them. */
    private Uni<Long> awaitRing(long heard, long glances) {
        return Multi.createFrom()
                .ticks()
                .every(GLANCE)
                .map(tick -> tick + 1)
                .filter(glance -> bell.rings() != heard || glance >= glances)
                .toUni();
    }
}
