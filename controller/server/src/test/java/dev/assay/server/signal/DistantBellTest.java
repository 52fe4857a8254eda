package dev.assay.server.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DistantBellTest {
    private final AtomicLong passages = new AtomicLong(5);
    private final WorkBell bell = new WorkBell();
    private final DistantBell others = new DistantBell(passages::get, bell);

    @Test
    void ringsOnceForWhateverWasChangedElsewhere() {
        others.listen();
        long before = bell.rings();

        others.listen();
        passages.addAndGet(3);
        others.listen();
        others.listen();

        assertThat(bell.rings()).isEqualTo(before + 1);
    }
}
