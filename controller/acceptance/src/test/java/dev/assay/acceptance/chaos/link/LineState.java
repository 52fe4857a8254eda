package dev.assay.acceptance.chaos.link;

import java.time.Duration;

/**
 * How a line behaves now.
 *
 * @param delay before each piece of data, in each direction
 * @param bytesPerSecond for each connection and direction
 */
public record LineState(Kind kind, Duration delay, int bytesPerSecond) {
    /** As if there were no proxy. */
    public static final LineState GOOD = new LineState(Kind.OPEN, Duration.ZERO, Integer.MAX_VALUE);
    /** Connections are reset, new ones too. */
    public static final LineState CUT = new LineState(Kind.CUT, Duration.ZERO, Integer.MAX_VALUE);
    /** Nothing arrives and nothing is said; what was sent meanwhile arrives late, when the line is good again. */
    public static final LineState SILENT = new LineState(Kind.SILENT, Duration.ZERO, Integer.MAX_VALUE);
    /** Answers end in their middle: half of a piece, then the end of the stream in this direction alone. */
    public static final LineState HALF_CLOSED = new LineState(Kind.HALF_CLOSED, Duration.ZERO, Integer.MAX_VALUE);

    /** What happens to connections. */
    public enum Kind {
        OPEN,
        CUT,
        SILENT,
        HALF_CLOSED
    }

    /** A line that carries this much. */
    public static LineState slow(Duration delay, int bytesPerSecond) {
        return new LineState(Kind.OPEN, delay, bytesPerSecond);
    }
}
