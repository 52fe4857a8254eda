package dev.assay.server.wiring;

import dev.assay.server.audit.AuditLog;
import dev.assay.server.presence.OwnFacts;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.tunnel.FarmKey;
import dev.assay.server.tunnel.SshDesk;
import dev.assay.server.tunnel.TunnelBook;
import dev.assay.server.tunnel.TunnelKeeper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.ConfigProvider;

/** SSH access to devices, and the keeper of their tunnels. */
@Singleton
public final class TunnelBean {
    private static final System.Logger LOG = System.getLogger(TunnelBean.class.getName());
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");
    private static final long TICK_SECONDS = 2;
    /** So many boards can be slow to answer at once without keeping the others waiting. */
    private static final int CONNECTING_MAX = 8;

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(threads("tunnels"));
    private final ExecutorService connecting = Executors.newFixedThreadPool(CONNECTING_MAX, threads("tunnel-connect"));
    private final FarmKey key;
    private final TunnelKeeper keeper;

    @Inject
    TunnelBean(FarmDatabase database, InstantSource clock, OwnFacts self) {
        key = new FarmKey(database);
        keeper = new TunnelKeeper(
                new TunnelBook(database, clock),
                key,
                clock,
                RandomGenerator.getDefault(),
                TunnelBean::listener,
                self.id(),
                connecting);
    }

    @Produces
    @Singleton
    SshDesk desk(FarmDatabase database, AuditLog log) {
        return new SshDesk(database, log, key);
    }

    void start(@Observes StartupEvent event) {
        ScheduledFuture<?> unused =
                clockwork.scheduleWithFixedDelay(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            keeper.tick();
        } catch (ProblemException e) {
            // The store is away, which it has told the log itself.
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the tunnels could not be looked at, which is tried again", e);
        }
    }

    /** The port is known only once the server listens. */
    private static InetSocketAddress listener() {
        String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        return InetSocketAddress.createUnresolved(EVERYWHERE.contains(host) ? "127.0.0.1" : host, port);
    }

    void stop(@Observes ShutdownEvent event) {
        clockwork.shutdownNow();
        connecting.shutdownNow();
        try {
            keeper.close();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the store was gone before the tunnels were given up", e);
        }
    }

    private static ThreadFactory threads(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
