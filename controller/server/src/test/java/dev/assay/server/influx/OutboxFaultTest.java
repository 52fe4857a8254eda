package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.influx.write.InfluxTerms;
import dev.assay.influx.write.InfluxVersion;
import dev.assay.influx.write.InfluxWriter;
import dev.assay.influx.write.LineWriter;
import dev.assay.server.OnEveryStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real client and the real outbox before a server that fails in every way; in the end it has every point once. */
@OnEveryStore
class OutboxFaultTest extends OnToldFarm {
    private static final int POINTS = 40;

    @SuppressWarnings("NullAway.Init") // made before each
    private FaultyInflux influx;

    @SuppressWarnings("NullAway.Init") // made before each
    private LineWriter writer;

    @SuppressWarnings("NullAway.Init") // made before each
    private OutboxDrain drain;

    @BeforeEach
    void open() throws IOException {
        influx = new FaultyInflux();
        InfluxTerms terms = new InfluxTerms(
                influx.url(), InfluxVersion.V2, "assay", "lab", Optional.of("token"), Duration.ofSeconds(2));
        writer = new InfluxWriter(terms, told.farm.clock());
        drain = told.drain(writer, "one");
        told.put(lines());
    }

    @AfterEach
    void close() {
        writer.close();
        influx.close();
    }

    private static List<String> lines() {
        return IntStream.range(0, POINTS)
                .mapToObj(i -> "event,kind=a,sweep=s,device=d title=\"n" + i + "\" " + i)
                .toList();
    }

    private static Map<String, String> all() {
        return lines().stream().collect(Collectors.toMap(ToldFarm::identity, line -> line));
    }

    private void later() {
        told.farm.clock().advance(Duration.ofMinutes(2));
        drain.turn();
    }

    private void assertAllThereAfter(FaultyInflux.Mood... moods) throws IOException {
        influx.then(moods);
        drain.turn();
        assertThat(told.lines()).as("while it fails nothing leaves the outbox").hasSize(POINTS);
        for (int i = 1; i < moods.length; i++) {
            later();
        }

        assertThat(influx.requests).as("one each time").hasValue(moods.length);

        later();

        assertThat(influx.points).isEqualTo(all());
        assertThat(told.lines()).isEmpty();
        assertThat(told.status().deadLetters()).isZero();
    }

    @Test
    void aServerThatIsBroken() throws IOException {
        assertAllThereAfter(
                FaultyInflux.says(500, "{\"error\":\"timeout\"}"),
                FaultyInflux.says(503, ""),
                FaultyInflux.says(502, "<html>"));
    }

    @Test
    void aServerThatDoesNotAnswer() throws IOException {
        assertAllThereAfter(FaultyInflux.SLEEPS);
    }

    /** As many as wait would be sent for ever, and never answered. */
    @Test
    void aServerThatIsAlwaysTooSlowForSoMany() {
        influx.usually(FaultyInflux.slowAbove(POINTS / 4));
        drain.turn();
        assertThat(told.lines()).hasSize(POINTS);

        later();
        later();

        assertThat(influx.points).isEqualTo(all());
        assertThat(told.lines()).isEmpty();
        assertThat(told.status().written()).isEqualTo(POINTS);
    }

    @Test
    void aServerThatHasThemAndDiesBeforeItSaysSo() throws IOException {
        influx.then(FaultyInflux.TAKES_AND_DIES, FaultyInflux.says(503, ""));
        drain.turn();
        assertThat(told.lines()).hasSize(POINTS);

        later();
        later();

        assertThat(influx.points).isEqualTo(all());
        assertThat(told.lines()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksHalfWay() throws IOException {
        influx.then(FaultyInflux.CLOSES_HALF_WAY, FaultyInflux.CLOSES_HALF_WAY, FaultyInflux.CLOSES_HALF_WAY);
        drain.turn();
        later();
        later();
        later();

        assertThat(influx.points).isEqualTo(all());
        assertThat(told.lines()).isEmpty();
    }

    @Test
    void aServerThatAnswersAndIsGone() throws IOException {
        influx.then(FaultyInflux.ANSWERS_AND_DIES);
        drain.turn();
        assertThat(told.lines()).isEmpty();
        told.put(List.of("event,kind=b,sweep=s,device=d title=\"after\" 1"));
        influx.comeBack();

        later();
        later();

        assertThat(influx.points).hasSize(POINTS + 1).containsAllEntriesOf(all());
    }

    @Test
    void aControllerThatDiesBeforeItCrossesThemOut() {
        // The server has them and said so; the controller did not live to take them out of the outbox.
        influx.then(FaultyInflux.TAKES);
        writer.write(told.lines());

        told.drain(writer, "another").turn();

        assertThat(influx.requests).hasValue(2);
        assertThat(influx.points).isEqualTo(all());
    }

    @Test
    void aServerThatAsksToWait() {
        influx.then(FaultyInflux.waitsFor("600"));
        drain.turn();

        assertThat(told.status().answer()).contains("429").contains("exceeded its limit");
        assertThat(Instant.parse(String.valueOf(told.status().retryAt())))
                .isEqualTo(told.farm.clock().instant().plusSeconds(600));
        later();
        assertThat(influx.requests).hasValue(1);
        told.farm.clock().advance(Duration.ofMinutes(8));
        drain.turn();
        assertThat(influx.points).isEqualTo(all());
    }

    @Test
    void aServerThatRefusesOnePoint() {
        FaultyInflux.Mood picky = FaultyInflux.takesBut("\"n7\"");
        for (int i = 0; i < 30; i++) {
            influx.then(picky);
        }
        drain.turn();

        assertThat(influx.points).hasSize(POINTS - 1);
        assertThat(told.lines()).isEmpty();
        assertThat(told.desk().deadLetters(10).letters()).singleElement().satisfies(letter -> {
            assertThat(letter.line()).contains("\"n7\"");
            assertThat(letter.words()).isEqualTo("400: partial write: field type conflict");
        });
    }

    @Test
    void aServerThatKnowsNoSuchToken() throws IOException {
        influx.then(FaultyInflux.says(401, "{\"code\":\"unauthorized\",\"message\":\"unauthorized access\"}"));
        drain.turn();

        assertThat(told.status().alarm()).isEqualTo("401: unauthorized access");
        assertThat(told.lines()).hasSize(POINTS);
        later();
        assertThat(influx.requests).hasValue(1);

        told.farm.clock().advance(DrainBackoff.STOPPED);
        drain.turn();
        assertThat(influx.points).isEqualTo(all());
        assertThat(told.status().alarm()).isNull();
    }

    @Test
    void whateverAnswersWithAPageIsNoInflux() {
        influx.then(FaultyInflux.says(200, "<html>please sign in</html>"));
        drain.turn();

        assertThat(told.lines()).hasSize(POINTS);
        assertThat(told.status().answer()).contains("is assay.influx.url right?");

        influx.then(FaultyInflux.says(400, "<html>plain HTTP was sent to an HTTPS port</html>"));
        later();

        assertThat(told.lines()).hasSize(POINTS);
        assertThat(told.status().alarm()).contains("no words of InfluxDB");
        assertThat(told.status().deadLetters()).isZero();
    }
}
