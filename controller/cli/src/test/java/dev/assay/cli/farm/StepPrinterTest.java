package dev.assay.cli.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.waiting.MovableClock;
import dev.assay.registration.step.StepLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepPrinterTest {
    private final StringWriter err = new StringWriter();
    private final StepLog log = new StepPrinter(StatusLine.on(new PrintWriter(err), null, new MovableClock()));

    @Test
    void eachStepIsALineAndAFailureSaysWhatToDo() {
        log.began("connect");
        log.done("connect", "pi@192.168.1.20, host key SHA256:abc", Duration.ofMillis(312));
        log.note("the board's clock is 90 s behind");
        log.began("Java");
        log.failed("Java", "there is no Java on the board", "install one", Duration.ofMillis(40));

        assertThat(err).hasToString("""
                        ✓ connect       pi@192.168.1.20, host key SHA256:abc  0.3 s
                        ! the board's clock is 90 s behind
                        ✗ Java          there is no Java on the board  0.0 s
                                        → install one
                        """);
    }
}
