package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSizeTest {
    private final BatchSize size = new BatchSize();

    /** Sends full batches to a server that takes so many; returns how many requests it took in vain. */
    private int send(int requests, int taken) {
        int vain = 0;
        for (int i = 0; i < requests; i++) {
            if (size.lines() <= taken) {
                size.passed(size.lines());
            } else {
                size.failed(size.lines());
                vain++;
            }
        }
        return vain;
    }

    @Test
    void itBeginsWithTheLargest() {
        size.passed(BatchSize.LARGEST);

        assertThat(size.lines()).isEqualTo(BatchSize.LARGEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 999})
    void itComesBelowWhatAServerTakesAndStaysThereMostOfTheTime(int taken) {
        send(10, taken);
        assertThat(size.lines()).isBetween(1, taken);

        int vain = send(210, taken);

        assertThat(vain).isBetween(1, 11);
    }

    @Test
    void afterAnOutageItIsSoonTheLargestAgain() {
        send(12, 0);
        assertThat(size.lines()).isEqualTo(1);

        int vain = send(10, BatchSize.LARGEST);

        assertThat(vain).isZero();
        assertThat(size.lines()).isEqualTo(BatchSize.LARGEST);
    }

    @Test
    void aServerThatBecameFasterGetsMoreInTheEnd() {
        send(10, 10);

        send(100, BatchSize.LARGEST);

        assertThat(size.lines()).isEqualTo(BatchSize.LARGEST);
    }

    @Test
    void fewThatWaitedProveNothingForMore() {
        size.failed(100);
        for (int i = 0; i < 100; i++) {
            size.passed(49);
        }

        assertThat(size.lines()).isEqualTo(50);
    }
}
