package dev.assay.influx.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.influx.point.LineText;
import dev.assay.influx.point.Point;
import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.TelemetryField;
import dev.assay.influx.write.Delivery;
import dev.assay.influx.write.InfluxTerms;
import dev.assay.influx.write.InfluxVersion;
import dev.assay.influx.write.InfluxWriter;
import dev.assay.influx.write.LineWriter;
import dev.assay.influx.write.WriteAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.assay.influx.real.InfluxProgram#writable")
class InfluxWriterTest {
    private static final long TIME = 1_700_000_000_000_000_000L;
    private static final String TRAPS = "\"\\\n\r\t,= '`{}$;%&#|😀é\u2028";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // start is called first
    private static RealInflux influx;

    @Parameter
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // JUnit sets it; start is told
    InfluxProgram program;

    @BeforeParameterizedClassInvocation
    static void start(InfluxProgram program) throws IOException, InterruptedException {
        influx = RealInflux.start(program, Files.createDirectories(folder.resolve(program.name())));
        influx.createDatabase("assay");
    }

    @AfterParameterizedClassInvocation
    static void end() {
        if (influx != null) {
            influx.close();
        }
    }

    private static LineWriter writer(String database) {
        return new InfluxWriter(influx.terms(database), InstantSource.system());
    }

    private static Point event(String sweep, String text) {
        return new Point(Measurement.EVENT)
                .tag(Tag.KIND, EventKind.ALARM_RAISED.key())
                .tag(Tag.SWEEP, sweep)
                .text(EventField.TEXT, text);
    }

    /** Traps side by side, ordinary letters, and now and then nothing but traps. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] traps = TRAPS.codePoints().toArray();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(3) == 0 ? 'a' + random.nextInt(26) : traps[random.nextInt(traps.length)]);
        }
        return text.toString();
    }

    @Test
    void everyTextComesBackAsItWas() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        List<String> sweeps = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            texts.add(text(random));
            sweeps.add(text(random));
            lines.add(event(sweeps.get(i), texts.get(i)).line(TIME + i));
        }

        try (LineWriter writer = writer("assay")) {
            assertThat(writer.write(lines)).isEqualTo(new WriteAnswer.Written());
        }

        for (int i = 0; i < 500; i++) {
            Series point = influx.query("assay", "select text, sweep from event where time = " + (TIME + i))
                    .get(0);
            assertThat(point.only("text")).as("seed %s, point %s", seed, i).isEqualTo(texts.get(i));
            assertThat(point.only("sweep"))
                    .as("seed %s, point %s", seed, i)
                    .isEqualTo(LineText.tagValue(sweeps.get(i)));
        }
    }

    @Test
    void everyTypeIsWhatTheSchemaSays() {
        Point point = new Point(Measurement.TELEMETRY)
                .tag(Tag.DEVICE, "pi5")
                .real(TelemetryField.IDLE_WATTS, 1e-9)
                .real(TelemetryField.CELSIUS_MAX, 5.0)
                .whole(TelemetryField.QUEUE_LENGTH, Long.MAX_VALUE)
                .text(TelemetryField.HEALTH, "");

        try (LineWriter writer = writer("assay")) {
            assertThat(writer.write(List.of(point.line(TIME)))).isEqualTo(new WriteAnswer.Written());
        }

        Series types = influx.query("assay", "show field keys from telemetry").get(0);
        for (List<?> row : types.rows()) {
            String field = String.valueOf(row.get(0));
            assertThat(String.valueOf(row.get(1)))
                    .isEqualTo(Measurement.TELEMETRY
                            .field(field)
                            .orElseThrow()
                            .type()
                            .influxName());
        }
        Series stored = influx.query("assay", "select * from telemetry").get(0);
        assertThat(stored.only("idle_watts")).isEqualTo(1e-9);
        assertThat(stored.only("queue_length")).isEqualTo(Long.MAX_VALUE);
        assertThat(stored.only("health")).isEqualTo("");
    }

    @Test
    void aRepeatOverwritesItselfAndAddsWhatIsNew() {
        String first = event("repeat", "first").line(TIME + 1_000_000);
        String second = event("repeat", "second").text(EventField.ACTOR, "me").line(TIME + 1_000_000);

        try (LineWriter writer = writer("assay")) {
            writer.write(List.of(first));
            writer.write(List.of(first, second));
        }

        Series stored = influx.query("assay", "select text, actor from event where sweep = 'repeat'")
                .get(0);
        assertThat(stored.rows()).hasSize(1);
        assertThat(stored.only("text")).isEqualTo("second");
        assertThat(stored.only("actor")).isEqualTo("me");
    }

    @Test
    void ofARefusedBatchOnlyTheBadPointsDie() {
        List<Delivery.Line> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String text = event("batch", "n" + i).line(TIME + 2_000_000 + i);
            lines.add(new Delivery.Line(i, i == 17 ? text.replace("text=\"n17\"", "text=17i") : text));
        }

        try (LineWriter writer = writer("assay")) {
            writer.write(List.of(event("batch", "fixes the type").line(TIME + 1_999_999)));
            Delivery delivery = Delivery.of(lines, writer, () -> true);

            assertThat(delivery.refused()).singleElement().satisfies(refusal -> {
                assertThat(refusal.line().id()).isEqualTo(17);
                // 1.8 says 400, 2.7 says 422.
                assertThat(refusal.words()).matches("4(00|22): .*").contains("text");
            });
            assertThat(delivery.written()).hasSize(49);
        }
        assertThat(influx.query("assay", "select count(text) from event where sweep = 'batch'")
                        .get(0)
                        .only("count"))
                .isEqualTo(50L);
    }

    @Test
    void aDatabaseThatIsNotThereStopsEverything() {
        try (LineWriter writer = writer("nowhere")) {
            WriteAnswer answer = writer.write(List.of(event("s", "t").line(TIME)));

            assertThat(answer.kind()).isEqualTo(WriteAnswer.Kind.STOPPED);
            assertThat(answer.words()).contains("404").contains("nowhere");
        }
    }

    @Test
    void aServerThatIsAwayIsTriedLater() {
        InfluxTerms nobody = new InfluxTerms(
                "http://127.0.0.1:1", InfluxVersion.V1, "assay", "-", Optional.empty(), Duration.ofSeconds(5));
        try (LineWriter writer = new InfluxWriter(nobody, InstantSource.system())) {
            WriteAnswer answer = writer.write(List.of(event("s", "t").line(TIME)));

            assertThat(answer.kind()).isEqualTo(WriteAnswer.Kind.LATER);
            assertThat(answer.words()).startsWith("no answer: ");
        }
    }
}
