package dev.assay.server.tunnel;

import dev.assay.api.SshAccess;
import dev.assay.ssh.HostKey;
import dev.assay.ssh.HostKeyDecision;
import dev.assay.ssh.JschConnector;
import dev.assay.ssh.KnownHosts;
import dev.assay.ssh.SshConnection;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshFault;
import dev.assay.ssh.SshIdentity;
import dev.assay.ssh.SshRoute;
import dev.assay.ssh.SshTarget;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a reverse tunnel for each device that needs one and that no other controller holds. One thread calls {@link #tick}, again and again;
 * connections are made by the executor's threads.
 */
public final class TunnelKeeper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TunnelKeeper.class.getName());

    private final TunnelBook book;
    private final FarmKey key;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Supplier<InetSocketAddress> controller;
    private final String self;
    private final Executor connecting;
    private final Map<String, Keeping> keepings = new ConcurrentHashMap<>();

    /**
     * What is done for one device.
     *
     * @param connection null while it is made, or while we wait
     * @param retryAt when to try again; null while it is made or stands
     * @param failures in a row
     */
    private record Keeping(
            TunnelWish wish,
            @Nullable SshConnection connection,
            @Nullable Instant retryAt,
            int failures) {}

    /**
     * A keeper that holds nothing yet.
     *
     * @param controller where this controller listens, as seen from its own machine
     * @param self id of this controller's process
     * @param connecting runs attempts that take up to a minute each
     */
    public TunnelKeeper(
            TunnelBook book,
            FarmKey key,
            InstantSource clock,
            RandomGenerator random,
            Supplier<InetSocketAddress> controller,
            String self,
            Executor connecting) {
        this.book = book;
        this.key = key;
        this.clock = clock;
        this.random = random;
        this.controller = controller;
        this.self = self;
        this.connecting = connecting;
    }

    /** Looks at every tunnel once: ends what is no longer wanted, notices what broke, and tries what is due. */
    public void tick() {
        book.renew(self);
        Map<String, TunnelWish> wishes =
                book.wishes().stream().collect(Collectors.toMap(TunnelWish::device, Function.identity()));
        for (Keeping keeping : List.copyOf(keepings.values())) {
            TunnelWish wish = wishes.get(keeping.wish().device());
            if (wish == null || wish.revision() != keeping.wish().revision()) {
                drop(keeping);
            } else {
                inspect(keeping, wish);
            }
        }
        wishes.values().forEach(this::attempt);
    }

    private void inspect(Keeping keeping, TunnelWish wish) {
        SshConnection connection = keeping.connection();
        if (connection == null) {
            return;
        }
        if (!self.equals(wish.owner())) {
            // This controller slept for longer than its right lasted, and another may have come in between.
            drop(keeping);
        } else if (!connection.isConnected()) {
            connection.close();
            fail(keeping, "the connection broke; it is tried again");
        }
    }

    private void drop(Keeping keeping) {
        if (keepings.remove(keeping.wish().device(), keeping) && keeping.connection() != null) {
            keeping.connection().close();
        }
    }

    private void attempt(TunnelWish wish) {
        Keeping before = keepings.get(wish.device());
        boolean isOthers = wish.owner() != null && !self.equals(wish.owner());
        boolean isDue =
                before == null || (before.retryAt() != null && !clock.instant().isBefore(before.retryAt()));
        if (isOthers || !isDue || !book.claim(wish, self)) {
            return;
        }
        Keeping now = new Keeping(wish, null, null, before == null ? 0 : before.failures());
        keepings.put(wish.device(), now);
        connecting.execute(() -> connect(now));
    }

    private void connect(Keeping keeping) {
        TunnelWish wish = keeping.wish();
        SshConnection connection = null;
        try {
            connection = login(wish.access());
            InetSocketAddress target = controller.get();
            int port = connection.openTunnel(wish.access().tunnelPorts(), target.getHostString(), target.getPort());
            Keeping held = new Keeping(wish, connection, null, 0);
            if (book.connected(wish, self, port) && keepings.replace(wish.device(), keeping, held)) {
                LOG.log(System.Logger.Level.INFO, "tunnel of {0} stands at its port {1,number,#}", wish.device(), port);
                return;
            }
            connection.close();
            keepings.remove(wish.device(), keeping);
        } catch (SshException | RuntimeException e) {
            if (connection != null) {
                connection.close();
            }
            fail(keeping, explain(wish.access(), e));
        }
    }

    private void fail(Keeping keeping, String error) {
        int failures = keeping.failures() + 1;
        Instant retryAt = clock.instant().plus(TunnelBackoff.after(failures, random));
        if (keepings.replace(keeping.wish().device(), keeping, new Keeping(keeping.wish(), null, retryAt, failures))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "tunnel of {0}: {1}",
                    keeping.wish().device(),
                    error);
            book.failed(keeping.wish(), self, error);
        }
    }

    private SshConnection login(SshAccess access) throws SshException {
        List<SshTarget> jumps = access.via().stream().map(SshTarget::parse).toList();
        SshTarget target = new SshTarget(access.user(), access.host(), access.port());
        List<HostKey> pins = new ArrayList<>();
        for (int i = 0; i < jumps.size(); i++) {
            pins.add(
                    new HostKey(jumps.get(i).hostKeyName(), access.viaHostKeys().get(i)));
        }
        pins.add(new HostKey(target.hostKeyName(), access.hostKey()));
        return new JschConnector(
                        SshIdentity.key("the farm's key", key.pair().privateKey()),
                        KnownHosts.pinned(pins),
                        HostKeyDecision.refuseUnknown())
                .connect(new SshRoute(target, jumps));
    }

    private static String explain(SshAccess access, Exception e) {
        if (e instanceof SshException fault && fault.fault() == SshFault.AUTHENTICATION) {
            return access.user() + "@" + access.host() + (access.via().isEmpty() ? "" : " or a host on the way there")
                    + " does not accept the farm's key; register the device again (assay device add …), which lets it in or says"
                    + " what to do";
        }
        return String.valueOf(e.getMessage());
    }

    /** Closes every tunnel and gives all rights up, so that another controller goes on at once. */
    @Override
    public void close() {
        keepings.values().forEach(this::drop);
        book.leave(self);
    }
}
