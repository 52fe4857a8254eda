package dev.assay.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Logs in by JSch. Safe for use by several threads. */
public final class JschConnector implements SshConnector {
    /** How long a hop may take to answer, where nobody says otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final int ALIVE_INTERVAL_MILLIS = 15_000;
    private static final int ALIVE_COUNT_MAX = 3;

    private final SshIdentity identity;
    private final KnownHosts known;
    private final HostKeyDecision decision;
    private final int timeoutMillis;

    public JschConnector(SshIdentity identity, KnownHosts known, HostKeyDecision decision) {
        this(identity, known, decision, TIMEOUT);
    }

    /**
     * A connector with its own idea of patience.
     *
     * @param timeout longest wait for each hop's connection, and for each of its answers until we are logged in
     */
    public JschConnector(SshIdentity identity, KnownHosts known, HostKeyDecision decision, Duration timeout) {
        this.identity = identity;
        this.known = known;
        this.decision = decision;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public SshConnection connect(SshRoute route) throws SshException {
        List<SshTarget> hops = new ArrayList<>(route.jumps());
        hops.add(route.target());
        List<Session> sessions = new ArrayList<>();
        List<HostKey> keys = new ArrayList<>();
        try {
            for (SshTarget hop : hops) {
                HostKeyGuard guard = new HostKeyGuard(hop, known, decision);
                Hop before = sessions.isEmpty() ? null : new Hop(last(sessions), hops.get(sessions.size() - 1));
                sessions.add(login(hop, before, guard));
                HostKey shown = guard.shown();
                if (shown == null) {
                    throw new SshException(SshFault.PROTOCOL, hop + ": showed no host key");
                }
                keys.add(shown);
            }
        } catch (SshException e) {
            JschConnection.disconnect(sessions);
            throw e;
        }
        return new JschConnection(route.target(), sessions, keys);
    }

    /** A hop that we are logged in to. */
    private record Hop(Session session, SshTarget target) {}

    private Session login(SshTarget hop, @Nullable Hop before, HostKeyGuard guard) throws SshException {
        Identities identities = new Identities(identity);
        Door door = new Door(before, timeoutMillis);
        Session session = null;
        try {
            JSch jsch = new JSch();
            session = jsch.getSession(hop.user(), hop.host(), hop.port());
            session.setIdentityRepository(identities);
            session.setHostKeyRepository(guard);
            session.setUserInfo(new Passphrases(identity.passphrases()));
            session.setSocketFactory(door);
            session.setDaemonThread(true);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "publickey");
            session.setConfig("server_host_key", withoutCertificates(session.getConfig("server_host_key")));
            session.setServerAliveInterval(ALIVE_INTERVAL_MILLIS);
            session.setServerAliveCountMax(ALIVE_COUNT_MAX);
            session.connect(timeoutMillis);
            return session;
        } catch (JSchException e) {
            if (session != null) {
                session.disconnect();
            }
            SshException refusal = guard.refusal();
            if (refusal != null) {
                throw refusal;
            }
            Throwable thrown = door.failure() == null ? e : door.failure();
            throw ConnectFaults.explain(hop, before == null ? null : before.target(), identities.notes(), thrown);
        }
    }

    /** Host certificates need an authority that we do not ask the user for; plain keys are what known_hosts pins. */
    private static String withoutCertificates(String algorithms) {
        return Arrays.stream(algorithms.split(","))
                .filter(algorithm -> !algorithm.contains("-cert-"))
                .collect(Collectors.joining(","));
    }

    private static Session last(List<Session> sessions) {
        return sessions.get(sessions.size() - 1);
    }

    /** Opens the way to one hop, and keeps what went wrong: JSch wraps it beyond recognition. */
    private static final class Door implements SocketFactory {
        private final @Nullable Hop before;
        private final int timeoutMillis;
        private @Nullable IOException failure;

        Door(@Nullable Hop before, int timeoutMillis) {
            this.before = before;
            this.timeoutMillis = timeoutMillis;
        }

        @Nullable
        IOException failure() {
            return failure;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            try {
                return before == null
                        ? direct(host, port)
                        : new JumpSocket(before.session(), host, port, timeoutMillis);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        private Socket direct(String host, int port) throws IOException {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException(host);
            }
            Socket socket = new Socket();
            try {
                socket.connect(address, timeoutMillis);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        @Override
        public InputStream getInputStream(Socket socket) throws IOException {
            return socket.getInputStream();
        }

        @Override
        public OutputStream getOutputStream(Socket socket) throws IOException {
            return socket.getOutputStream();
        }
    }
}
