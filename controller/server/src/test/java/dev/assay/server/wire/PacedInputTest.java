package dev.assay.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.MovableClock;
import dev.assay.server.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedInputTest {
    private final MovableClock clock = new MovableClock();

    @Test
    void aSenderThatKeepsUpIsHeardToTheEnd() throws IOException {
        try (InputStream in = new PacedInput(new ByteArrayInputStream(new byte[1_000_000]), clock)) {
            for (int second = 0; second < 100; second++) {
                assertThat(in.readNBytes(10_000)).hasSize(10_000);
                clock.advance(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void aSenderOfSingleBytesIsRefusedAfterSomeTime() throws IOException {
        try (InputStream in = new PacedInput(new ByteArrayInputStream(new byte[1_000]), clock)) {
            assertThat(in.read()).isZero();
            clock.advance(PacedInput.GRACE);
            assertThat(in.read()).isZero();
            clock.advance(Duration.ofSeconds(1));

            assertThatThrownBy(in::read)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("fewer than 2000 bytes a second");
        }
    }
}
