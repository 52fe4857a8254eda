package dev.assay.server.lease;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTermsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aLeaseOutlastsAMissedHeartbeat() {
        assertThatThrownBy(() -> new LeaseTerms(SECOND.multipliedBy(9), SECOND.multipliedBy(5), SECOND, 1))
                .hasMessage("assay.lease.length is PT9S; expected at least twice the heartbeat");
    }

    @Test
    void aPollEndsBeforeProxiesEndIt() {
        assertThatThrownBy(() -> new LeaseTerms(SECOND.multipliedBy(2), SECOND, Duration.ofMinutes(2), 1))
                .hasMessage("assay.lease.poll is PT2M; expected 0 to 1 minute");
    }

    @Test
    void heartbeatsAndLossesArePositive() {
        assertThatThrownBy(() -> new LeaseTerms(SECOND, Duration.ZERO, SECOND, 1))
                .hasMessageContaining("heartbeat");
        assertThatThrownBy(() -> new LeaseTerms(SECOND.multipliedBy(2), SECOND, SECOND, 0))
                .hasMessageContaining("losses-max");
    }
}
