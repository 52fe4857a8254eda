package dev.assay.influx.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch. A refused batch is halved until the bad lines stand alone, so that they do not take the good ones with them; what is sent
 * twice on the way overwrites itself.
 *
 * @param written ids of lines that InfluxDB has
 * @param refused lines that it will never take, with its words
 * @param end why the rest was not tried; null when nothing is left
 */
public record Delivery(
        List<Long> written, List<Refusal> refused, @Nullable WriteAnswer end) {
    /**
     * A line that waits.
     *
     * @param id by which its owner knows it
     * @param text line protocol, timestamp included
     */
    public record Line(long id, String text) {}

    /** A line that InfluxDB will not take, and what it said. */
    public record Refusal(Line line, String words) {}

    public Delivery {
        written = List.copyOf(written);
        refused = List.copyOf(refused);
    }

    /**
     * Tries them all, in order.
     *
     * @param isWanted asked before each request: false when another has begun to deliver, or everything ends
     */
    public static Delivery of(List<Line> lines, LineWriter writer, BooleanSupplier isWanted) {
        List<Long> written = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        Deque<List<Line>> parts = new ArrayDeque<>();
        if (!lines.isEmpty()) {
            parts.push(lines);
        }
        while (!parts.isEmpty() && isWanted.getAsBoolean()) {
            List<Line> part = parts.pop();
            WriteAnswer answer = writer.write(part.stream().map(Line::text).toList());
            switch (answer.kind()) {
                case WRITTEN -> part.forEach(line -> written.add(line.id()));
                case REFUSED -> {
                    if (part.size() == 1) {
                        refused.add(new Refusal(part.get(0), answer.words()));
                    } else {
                        int middle = part.size() / 2;
                        parts.push(part.subList(middle, part.size()));
                        parts.push(part.subList(0, middle));
                    }
                }
                case LATER, STOPPED -> {
                    return new Delivery(written, refused, answer);
                }
            }
        }
        return new Delivery(written, refused, null);
    }
}
