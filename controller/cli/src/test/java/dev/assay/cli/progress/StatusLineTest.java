package dev.assay.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.waiting.MovableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final MovableClock clock = new MovableClock();
    private final StringWriter text = new StringWriter();

    @Test
    void aTerminalsLineIsWrittenOverAndErasedBeforeWhatStays() {
        StatusLine line = StatusLine.on(new PrintWriter(text), "80", clock);

        line.show("1 of 42 cells");
        line.show("2 of 42");
        line.say("the agent ended");

        assertThat(text).hasToString("\r1 of 42 cells" + "\r2 of 42      " + "\r       \r" + "the agent ended\n");
    }

    @Test
    void aLineIsNeverLongerThanTheTerminal() {
        StatusLine line = StatusLine.on(new PrintWriter(text), "20", clock);

        line.show("数字数字数字数字数字数字 and more");

        assertThat(text).hasToString("\r数字数字数字数字数…");
    }

    @Test
    void aLogGetsALineNowAndThenAndNoControlSequences() {
        StatusLine line = StatusLine.on(new PrintWriter(text), null, clock);

        line.show("1 of 42 cells");
        line.show("2 of 42 cells");
        clock.move(Duration.ofSeconds(31));
        line.show("3 of 42 cells");
        line.clear();

        assertThat(text).hasToString("1 of 42 cells\n3 of 42 cells\n");
    }
}
