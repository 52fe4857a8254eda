package dev.assay.cli.command.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.DeadLetterList;
import dev.assay.api.DeadLetterRow;
import dev.assay.api.InfluxDone;
import dev.assay.api.InfluxReplayed;
import dev.assay.api.InfluxStatus;
import dev.assay.cli.command.Typed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InfluxCommandsTest {
    private static final InfluxStatus FINE =
            new InfluxStatus(true, 0, null, 0, 0, 0, 1_203, 0, 0, "2026-11-21T22:00:00Z", null, null, null);
    private static final InfluxStatus STOPPED = new InfluxStatus(
            true,
            12,
            640.0,
            2,
            1,
            5,
            1_203,
            7,
            2,
            "2026-11-21T22:00:00Z",
            "401: unauthorized\u001b[2J access",
            "401: unauthorized access",
            "2026-11-21T22:05:00Z");
    private static final DeadLetterRow LETTER = new DeadLetterRow(
            "3", "event,kind=a text=\"two\nlines\" 5", "400: field type conflict", "2026-11-21T22:00:00Z");

    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    private FakeFarmApi farm;

    @BeforeEach
    void start() throws IOException {
        farm = new FakeFarmApi();
    }

    @AfterEach
    void stop() {
        farm.close();
    }

    private Typed type(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--controller", farm.url()));
        return Typed.assay(Map.of("ASSAY_TOKEN", FakeFarmApi.TOKEN), all.toArray(String[]::new));
    }

    @Test
    void whenAllIsWellTheStatusIsShort() {
        farm.with("GET /influx", FINE);

        Typed typed = type("influx", "status");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isEqualTo("""
                InfluxDB is written to
                waiting       0 points
                written       1203 points
                last answer   took everything (2026-11-21T22:00:00Z)
                """);
    }

    @Test
    void whenSomebodyMustActItSaysSoAndAnswersFour() {
        farm.with("GET /influx", STOPPED);

        Typed typed = type("influx", "status");

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.out())
                .startsWith("ALARM: ")
                .contains("waiting       12 points, the oldest for 11 min\n")
                .contains("to be made    points of 2 campaigns\n")
                .contains("refused       1 point; \"assay influx replay --show\" says why\n")
                .contains("not kept      5 points that InfluxDB refused")
                .contains("left out      7 points of telemetry and events")
                .contains("not made      2 times, by a fault")
                .contains("tried again   2026-11-21T22:05:00Z\n")
                .doesNotContain("\u001b");
    }

    @Test
    void whenItIsOffItSaysWhatTurnsItOn() {
        farm.with("GET /influx", new InfluxStatus(false, 0, null, 0, 0, 0, 0, 0, 0, null, null, null, null));

        assertThat(type("influx", "status").out()).contains("assay.influx.url");
    }

    @Test
    void refusedPointsAreShownOnALineEach() {
        farm.with("GET /influx/dead-letters?limit=1000", new DeadLetterList(List.of(LETTER)));

        Typed typed = type("influx", "replay", "--show");

        assertThat(typed.out().lines()).hasSize(2);
        assertThat(typed.out()).contains("3  2026-11-21T22:00:00Z  400: field type conflict", "two");
        assertThat(farm.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void refusedPointsAreSentAgainAllOrSome() {
        farm.with("POST /influx/replay", new InfluxReplayed(2, 0));

        assertThat(type("influx", "replay").out()).startsWith("2 sent again").doesNotContain("dropped");
        type("influx", "replay", "3", "4");

        assertThat(farm.requests())
                .containsExactly("POST /influx/replay {\"ids\":[]}", "POST /influx/replay {\"ids\":[\"3\",\"4\"]}");
    }

    @Test
    void whatWouldOverwriteANewerPointIsNotSentAndThatIsSaid() {
        farm.with("POST /influx/replay", new InfluxReplayed(2, 3));

        assertThat(type("influx", "replay").out())
                .startsWith("2 sent again")
                .contains("\n3 dropped, of which a newer form");
    }

    @Test
    void aCampaignOrAllOfThemAreWrittenAgain() {
        farm.with("POST /influx/reingest", new InfluxDone(1));

        assertThat(type("influx", "reingest", "digits-1").out()).startsWith("1 campaign will be written again");
        type("influx", "reingest", "--all");

        assertThat(farm.requests())
                .containsExactly("POST /influx/reingest {\"campaignId\":\"digits-1\"}", "POST /influx/reingest {}");
    }

    @Test
    void whatCannotBeMeantIsNotSent() {
        assertThat(type("influx", "reingest").exitCode()).isEqualTo(3);
        assertThat(type("influx", "reingest", "digits-1", "--all").exitCode()).isEqualTo(3);
        assertThat(type("influx", "replay", "all").exitCode()).isEqualTo(3);
        assertThat(farm.requests()).isEmpty();
    }
}
