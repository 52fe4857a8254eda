package dev.assay.server.wire;

import dev.assay.server.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A body that must keep coming: after some time of grace its sender must have managed so many bytes a second on average, or it is
 * refused. Otherwise a few senders of one byte a second would hold every thread there is. Used by one thread.
 */
public final class PacedInput extends FilterInputStream {
    /** A board on a bad radio link manages more. */
    static final long BYTES_PER_SECOND_MIN = 2_000;

    static final Duration GRACE = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final Instant began;
    private long received;

    public PacedInput(InputStream in, InstantSource clock) {
        super(in);
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public int read() throws IOException {
        int got = super.read();
        count(got < 0 ? 0 : 1);
        return got;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        count(Math.max(0, got));
        return got;
    }

    private void count(int got) {
        received += got;
        Duration sinceGrace = Duration.between(began.plus(GRACE), clock.instant());
        if (!sinceGrace.isNegative() && received < sinceGrace.toSeconds() * BYTES_PER_SECOND_MIN) {
            throw ProblemException.tooSlow("the body came at fewer than " + BYTES_PER_SECOND_MIN
                    + " bytes a second; expected at least that after " + GRACE.toSeconds() + " s");
        }
    }
}
