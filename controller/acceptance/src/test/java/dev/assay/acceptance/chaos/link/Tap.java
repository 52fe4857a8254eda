package dev.assay.acceptance.chaos.link;

import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.ControllerAddress;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Stands before one controller, on the way of one process of agents: notes what is said, and does mischief when it is told to.
 * Thread-safe; a thread for each connection.
 */
public final class Tap implements Closeable {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 90_000;
    private static final int REMEMBERED_MAX = 300;
    private static final int REPLAY_MILLIS = 150;
    private static final int DELAY_MILLIS_MAX = 12_000;
    private static final int REPEATS_MAX = 3;
    private static final int BACKLOG = 500;
    private static final Set<String> REPLAYED = Set.of("report", "heartbeat", "lease");

    private final ServerSocket entrance;
    private final String controller;
    private final InetSocketAddress target;
    private final Map<Integer, String> addresses;
    private final WireLog log;
    private final Random random;
    private final Set<Mischief> armed = EnumSet.noneOf(Mischief.class);
    private final Deque<HttpMessage> remembered = new ArrayDeque<>();
    private volatile boolean isClosed;

    /**
     * Listens at once, and forwards to {@code target}.
     *
     * @param controller its name, for people
     * @param addresses for the port of each controller the URL under which these agents reach it; read at each welcome
     */
    Tap(String controller, InetSocketAddress target, Map<Integer, String> addresses, WireLog log, Random random)
            throws IOException {
        this.entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.controller = controller;
        this.target = target;
        this.addresses = addresses;
        this.log = log;
        this.random = random;
    }

    void start() {
        Threads.start("tap", this::acceptAll);
        Threads.start("replays", this::replayWhileArmed);
    }

    InetSocketAddress entrance() {
        return (InetSocketAddress) entrance.getLocalSocketAddress();
    }

    void arm(Mischief mischief, boolean isOn) {
        synchronized (armed) {
            if (isOn) {
                armed.add(mischief);
            } else {
                armed.remove(mischief);
            }
        }
    }

    private boolean isArmed(Mischief mischief) {
        synchronized (armed) {
            return armed.contains(mischief);
        }
    }

    private void acceptAll() {
        while (!isClosed) {
            try {
                Socket agent = entrance.accept();
                Threads.start("tap", () -> serve(agent));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket agent) {
        try (agent) {
            InputStream in = new BufferedInputStream(agent.getInputStream());
            for (HttpMessage request = HttpMessage.read(in); request != null; request = HttpMessage.read(in)) {
                if (isArmed(Mischief.DELAY_REQUESTS)) {
                    pause(random.nextInt(DELAY_MILLIS_MAX));
                }
                remember(request);
                HttpMessage answer = exchange(request, "sent");
                if (isArmed(Mischief.DUPLICATE_REPORTS) && WireLog.kind(request).equals("report")) {
                    repeatLater(request);
                }
                if (isArmed(Mischief.DROP_ANSWERS) && random.nextBoolean()) {
                    log.count("answers that were dropped");
                    return;
                }
                answer.write(agent.getOutputStream());
            }
        } catch (IOException e) {
            // The agent or the controller is gone, or the line between us is cut: closing the connection says so.
        }
    }

    private HttpMessage exchange(HttpMessage request, String way) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(target, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            OutputStream out = socket.getOutputStream();
            request.write(out);
            HttpMessage answer = HttpMessage.read(new BufferedInputStream(socket.getInputStream()));
            if (answer == null) {
                throw new IOException("the controller closed the connection without an answer");
            }
            log.note(controller, request, answer, way);
            return WireLog.kind(request).equals("hello") && answer.status() == 200 ? readdressed(answer) : answer;
        }
    }

    /** Agents are told of the other controllers: they must reach those through a line, too. */
    private HttpMessage readdressed(HttpMessage answer) {
        try {
            AgentWelcome welcome = WireJson.read(AgentWelcome.class, answer.body());
            List<ControllerAddress> reachable = new ArrayList<>();
            for (ControllerAddress address : welcome.controllers()) {
                String url = addresses.get(URI.create(address.url()).getPort());
                if (url != null) {
                    reachable.add(new ControllerAddress(url, address.pin()));
                }
            }
            return answer.with(WireJson.write(new AgentWelcome(
                    welcome.protocolVersion(),
                    welcome.deviceId(),
                    welcome.leaseSeconds(),
                    welcome.heartbeatSeconds(),
                    welcome.pollSeconds(),
                    reachable)));
        } catch (WireFormatException e) {
            return answer;
        }
    }

    private void remember(HttpMessage request) {
        if (REPLAYED.contains(WireLog.kind(request))) {
            synchronized (remembered) {
                remembered.addLast(request);
                if (remembered.size() > REMEMBERED_MAX) {
                    remembered.removeFirst();
                }
            }
        }
    }

    private void repeatLater(HttpMessage request) {
        int repeats = 1 + random.nextInt(REPEATS_MAX);
        Threads.start("duplicates", () -> {
            for (int i = 0; i < repeats; i++) {
                pause(random.nextInt(DELAY_MILLIS_MAX));
                send(request, "duplicated");
            }
        });
    }

    private void replayWhileArmed() {
        while (!isClosed) {
            pause(REPLAY_MILLIS);
            if (isArmed(Mischief.REPLAY_OLD)) {
                List<HttpMessage> known;
                synchronized (remembered) {
                    known = List.copyOf(remembered);
                }
                if (!known.isEmpty()) {
                    HttpMessage old = known.get(random.nextInt(known.size()));
                    Threads.start("replay", () -> send(old, "replayed"));
                }
            }
        }
    }

    private void send(HttpMessage request, String way) {
        try {
            exchange(request, way);
        } catch (IOException e) {
            log.count(way + " " + WireLog.kind(request) + ": nobody there");
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        entrance.close();
    }
}
