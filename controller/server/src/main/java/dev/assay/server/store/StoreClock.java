package dev.assay.server.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time of the store, the same for all controllers of a farm, however wrong the clocks of their machines are: leases that one
 * grants are judged by the others. Between two looks at the store's clock it goes on evenly, also while the store is away or this
 * machine's clock is set. Thread-safe.
 */
public final class StoreClock implements InstantSource {
    /** What a slow answer or a hesitating thread can feign. */
    private static final Duration DEVIATION_MIN = Duration.ofMillis(200);

    private final Supplier<Instant> store;
    private final LongSupplier nanos;
    private volatile Mark mark;

    /** At this count of nanoseconds it was so late. */
    private record Mark(Instant time, long nanos) {}

    /** The clock of this database. */
    public StoreClock(FarmDatabase database) {
        this(database::now, System::nanoTime);
    }

    StoreClock(Supplier<Instant> store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
        this.mark = look();
    }

    private Mark look() {
        long asked = nanos.getAsLong();
        Instant time = store.get();
        return new Mark(time, asked + (nanos.getAsLong() - asked) / 2);
    }

    /** Looks at the store's clock, and follows it when it was set; to be called every second. */
    public void adjust() {
        Mark now = look();
        if (Duration.between(at(now.nanos()), now.time()).abs().compareTo(DEVIATION_MIN) > 0) {
            mark = now;
        }
    }

    private Instant at(long nanosNow) {
        Mark known = mark;
        return known.time().plusNanos(nanosNow - known.nanos());
    }

    @Override
    public Instant instant() {
        return at(nanos.getAsLong());
    }
}
