package dev.assay.acceptance.chaos.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The way of one process of agents to every controller: for each a {@link Line}, and behind it a {@link Tap}. Thread-safe. */
public final class Route implements Closeable {
    private final List<Line> lines = new ArrayList<>();
    private final List<Tap> taps = new ArrayList<>();

    private Route() {}

    /**
     * A route that works.
     *
     * @param address where the agents see the lines begin
     * @param controllers by name
     */
    public static Route open(
            InetAddress address, Map<String, InetSocketAddress> controllers, WireLog log, Random random)
            throws IOException {
        Route route = new Route();
        Map<Integer, String> addresses = new ConcurrentHashMap<>();
        for (Map.Entry<String, InetSocketAddress> controller : new HashMap<>(controllers).entrySet()) {
            Tap tap =
                    new Tap(controller.getKey(), controller.getValue(), addresses, log, new Random(random.nextLong()));
            Line line = Line.open(address, tap.entrance());
            addresses.put(controller.getValue().getPort(), url(line));
            tap.start();
            route.taps.add(tap);
            route.lines.add(line);
        }
        return route;
    }

    private static String url(Line line) {
        return "http://" + line.entrance().getAddress().getHostAddress() + ":"
                + line.entrance().getPort();
    }

    /** As {@code --controller} wants it. */
    public String urls() {
        return lines.stream().map(Route::url).collect(Collectors.joining(","));
    }

    /** Changes all lines. */
    public void set(LineState state) {
        lines.forEach(line -> line.set(state));
    }

    /** Begins or ends mischief on the way to every controller. */
    public void arm(Mischief mischief, boolean isOn) {
        taps.forEach(tap -> tap.arm(mischief, isOn));
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            line.close();
        }
        for (Tap tap : taps) {
            tap.close();
        }
    }
}
