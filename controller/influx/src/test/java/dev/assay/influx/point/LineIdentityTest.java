package dev.assay.influx.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import org.junit.jupiter.api.Test;

class LineIdentityTest {
    private static String line(String sweep, String title, long nanos) {
        return new Point(Measurement.EVENT)
                .tag(Tag.KIND, "campaign-ended")
                .tag(Tag.SWEEP, sweep)
                .text(EventField.TITLE, title)
                .line(nanos);
    }

    @Test
    void fieldsDoNotMakeAnotherPoint() {
        String one = LineIdentity.of(line("a sweep, with=signs", "is done", 5));

        assertThat(one).hasSize(32).matches("[0-9a-f]+");
        assertThat(LineIdentity.of(line("a sweep, with=signs", "two words\nand a line", 5)))
                .isEqualTo(one);
    }

    @Test
    void tagsAndTimeDo() {
        String one = LineIdentity.of(line("a sweep", "is done", 5));

        assertThat(LineIdentity.of(line("a sweep", "is done", 6))).isNotEqualTo(one);
        assertThat(LineIdentity.of(line("a sweeper", "is done", 5))).isNotEqualTo(one);
        assertThat(LineIdentity.of(line("a", "sweep is done", 5))).isNotEqualTo(one);
    }

    @Test
    void whatIsNoLineIsRefused() {
        assertThatThrownBy(() -> LineIdentity.of("event,kind=a")).hasMessageContaining("event,kind=a");
        assertThatThrownBy(() -> LineIdentity.of("event,kind=a\\ b 5")).hasMessageContaining("expected series");
    }
}
