package dev.assay.influx.write;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one request to write. */
public sealed interface WriteAnswer {
    /** Which of the four it is, for switches that the compiler keeps whole. */
    Kind kind();

    /** For people: what the server said, or why it was not heard; empty for {@link Written}. */
    String words();

    /** One for each kind of answer. */
    enum Kind {
        WRITTEN,
        LATER,
        REFUSED,
        STOPPED
    }

    /** InfluxDB has them all. */
    record Written() implements WriteAnswer {
        @Override
        public Kind kind() {
            return Kind.WRITTEN;
        }

        @Override
        public String words() {
            return "";
        }
    }

    /**
     * Not now: the server is away, busy or broken. Whether it has them nobody knows; the same lines may be sent again.
     *
     * @param after what the server asks to wait; null when it said nothing
     */
    record Later(String words, @Nullable Duration after) implements WriteAnswer {
        @Override
        public Kind kind() {
            return Kind.LATER;
        }
    }

    /** Some of these lines will never be taken. Others of them may have been. */
    record Refused(String words) implements WriteAnswer {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /** Nothing will be taken before a person has changed a setting here or there. */
    record Stopped(String words) implements WriteAnswer {
        @Override
        public Kind kind() {
            return Kind.STOPPED;
        }
    }
}
