package dev.assay.server.lease;

import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.settings.ControllerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds requests for work open until there is some, so many at once; no thread waits meanwhile. */
@Singleton
public final class LeaseWaitBean {
    private final LeaseDesk desk;
    private final Prospects prospects;
    private final WaitingRoom room;
    private final Usher usher;
    private final InstantSource clock;
    private final LeaseTerms terms;
    private final int waitersMax;
    private final AtomicInteger waiters = new AtomicInteger();

    @Inject
    LeaseWaitBean(
            LeaseDesk desk,
            Prospects prospects,
            WaitingRoom room,
            Usher usher,
            InstantSource clock,
            LeaseTerms terms,
            ControllerConfig config) {
        this.desk = desk;
        this.prospects = prospects;
        this.room = room;
        this.usher = usher;
        this.clock = clock;
        this.terms = terms;
        this.waitersMax = config.lease().waitersMax();
    }

    void open(@Observes StartupEvent event) {
        usher.start();
    }

    void close(@Observes ShutdownEvent event) {
        usher.close();
    }

    /** The device's next job; empty when there was none in time. */
    Uni<Optional<LeaseGrant>> next(LeaseRequest request) {
        if (waiters.incrementAndGet() > waitersMax) {
            waiters.decrementAndGet();
            throw ProblemException.busy(waitersMax + " agents wait for work already; ask again later");
        }
        return ask(request, clock.instant().plus(terms.poll()), true)
                .onTermination()
                .invoke(waiters::decrementAndGet);
    }

    private Uni<Optional<LeaseGrant>> ask(LeaseRequest request, Instant until, boolean isFirst) {
        // Before looking: whatever changes after the look calls it in.
        CompletableFuture<Boolean> call = room.enter(request.deviceId());
        return Uni.createFrom()
                .item(() -> lookAndGrant(request, isFirst))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(grant -> grant.isPresent() ? Uni.createFrom().item(grant) : await(call, request, until))
                .onTermination()
                .invoke(() -> room.leave(request.deviceId(), call));
    }

    private Optional<LeaseGrant> lookAndGrant(LeaseRequest request, boolean isFirst) {
        if (isFirst) {
            return prospects.isAny(request.deviceId()) ? desk.grant(request) : Optional.empty();
        }
        return desk.grantLater(request);
    }

    private Uni<Optional<LeaseGrant>> await(CompletableFuture<Boolean> call, LeaseRequest request, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative() || left.isZero()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .completionStage(call)
                .ifNoItem()
                .after(left)
                .recoverWithItem(false)
                .chain(isCalled ->
                        isCalled ? ask(request, until, false) : Uni.createFrom().item(Optional.empty()));
    }
}
