package dev.assay.influx.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.TelemetryField;
import org.junit.jupiter.api.Test;

class PointTest {
    private static Point telemetry() {
        return new Point(Measurement.TELEMETRY).tag(Tag.DEVICE, "pi5");
    }

    @Test
    void everyTypeIsWrittenSoThatInfluxKeepsIt() {
        Point point = new Point(Measurement.TELEMETRY)
                .tag(Tag.DEVICE, "pi5")
                .tag(Tag.PROFILE, "raspberry-pi-5")
                .tag(Tag.SIMULATED, "false")
                .real(TelemetryField.IDLE_WATTS, 3.0)
                .whole(TelemetryField.QUEUE_LENGTH, 7)
                .text(TelemetryField.HEALTH, "GOOD");

        assertThat(point.line(1_700_000_000_000_000_001L))
                .isEqualTo("telemetry,device=pi5,profile=raspberry-pi-5,simulated=false"
                        + " idle_watts=3.0,queue_length=7i,health=\"GOOD\" 1700000000000000001");
    }

    @Test
    void aTagThatNobodySetsIsThereAllTheSame() {
        assertThat(telemetry().series()).isEqualTo("telemetry,device=pi5,profile=(none),simulated=(none)");
    }

    @Test
    void whatIsNotKnownIsLeftOutAndNeverZero() {
        Point point = telemetry()
                .real(TelemetryField.CELSIUS_MAX, null)
                .real(TelemetryField.IDLE_WATTS, Double.NaN)
                .real(TelemetryField.NOISE, Double.POSITIVE_INFINITY)
                .whole(TelemetryField.RUNS_FAILED, null)
                .text(TelemetryField.HEALTH, null);

        assertThat(point.isEmpty()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> point.line(1));
    }

    @Test
    void anotherTypeThanTheSchemasIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> telemetry().whole(TelemetryField.IDLE_WATTS, 3))
                .withMessage("telemetry.idle_watts is a FLOAT; a INTEGER was given");
        assertThatIllegalArgumentException().isThrownBy(() -> telemetry().text(TelemetryField.QUEUE_LENGTH, "7"));
        assertThatIllegalArgumentException().isThrownBy(() -> telemetry().flag(TelemetryField.CONNECTED, true));
    }

    @Test
    void whatAnotherMeasurementHasIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> telemetry().tag(Tag.SWEEP, "digits"));
        assertThatIllegalArgumentException().isThrownBy(() -> telemetry().text(EventField.TEXT, "hello"));
    }

    @Test
    void tagsAreEscapedAndFieldsQuoted() {
        Point point = new Point(Measurement.EVENT)
                .tag(Tag.KIND, EventKind.ALARM_RAISED.key())
                .tag(Tag.SWEEP, "a, b=c\\")
                .text(EventField.TEXT, "say \"C:\\\" twice,\nplease");

        assertThat(point.line(5))
                .isEqualTo("event,kind=alarm-raised,sweep=a\\,\\ b\\=c/,device=(none)"
                        + " text=\"say \\\"C:\\\\\\\" twice,\nplease\" 5");
    }

    @Test
    void aTagNeverBreaksItsLine() {
        assertThat(LineText.tagValue(" \t\r\n\u2028 ")).isEqualTo(InfluxSchema.NONE);
        assertThat(LineText.tagValue("one\ntwo\0three\u0085")).isEqualTo("one two three");
    }

    @Test
    void longTagsThatBeginAlikeStayTwo() {
        String one = LineText.tagValue("m".repeat(300) + "1");
        String other = LineText.tagValue("m".repeat(300) + "2");

        assertThat(one)
                .hasSizeLessThanOrEqualTo(InfluxSchema.TAG_CHARACTERS_MAX)
                .isNotEqualTo(other);
        assertThat(LineText.tagValue("m".repeat(300) + "1")).isEqualTo(one);
    }

    @Test
    void aLongTextIsCutBetweenTwoCharacters() {
        String cut = LineText.fieldValue("😀".repeat(InfluxSchema.TEXT_CHARACTERS_MAX));

        assertThat(cut)
                .hasSizeLessThanOrEqualTo(InfluxSchema.TEXT_CHARACTERS_MAX)
                .endsWith("😀…");
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(LineText.fieldValue("a\uD83Db")).isEqualTo("a\uFFFDb");
    }
}
