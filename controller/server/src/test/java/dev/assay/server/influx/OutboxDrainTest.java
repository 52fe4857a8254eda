package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.DeadLetterRow;
import dev.assay.api.InfluxReplay;
import dev.assay.influx.write.WriteAnswer;
import dev.assay.server.OnEveryStore;
import dev.assay.server.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryStore
class OutboxDrainTest extends OnToldFarm {
    private final ScriptedWriter writer = new ScriptedWriter();

    @SuppressWarnings("NullAway.Init") // made before each
    private OutboxDrain drain;

    @BeforeEach
    void open() {
        drain = told.drain(writer, "one");
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "event,kind=a n=" + i + "i " + i)
                .toList();
    }

    private void pass(Duration time) {
        told.farm.clock().advance(time);
        drain.turn();
    }

    @Test
    void everythingIsSentInItsOrderAndThenGone() {
        told.put(numbered(2_500));

        drain.turn();

        assertThat(writer.taken).isEqualTo(numbered(2_500));
        assertThat(writer.requests).isEqualTo(3);
        assertThat(told.lines()).isEmpty();
        assertThat(told.status().written()).isEqualTo(2_500);
    }

    @Test
    void whatIsNotAnsweredStaysAndIsSentAgain() {
        told.put(numbered(3));
        writer.answers.add(new WriteAnswer.Later("503: away", null));

        drain.turn();

        assertThat(told.lines()).isEqualTo(numbered(3));
        assertThat(told.status().answer()).isEqualTo("503: away");
        assertThat(told.status().alarm()).isNull();
        assertThat(told.status().retryAt()).isNotNull();
        assertThat(told.status().waitingSeconds()).isZero();

        pass(Duration.ofSeconds(1));

        assertThat(writer.taken).isEqualTo(numbered(3));
        assertThat(told.status().answer()).isNull();
        assertThat(told.status().retryAt()).isNull();
    }

    @Test
    void thePauseGrowsAndNeverEnds() {
        told.put(numbered(1));
        for (int i = 0; i < 40; i++) {
            writer.answers.add(new WriteAnswer.Later("no answer", null));
        }

        for (int i = 0; i < 41; i++) {
            drain.turn();
            drain.turn();
            told.farm.clock().advance(Duration.ofMinutes(2));
        }

        assertThat(writer.requests).isEqualTo(41);
        assertThat(writer.taken).hasSize(1);
    }

    @Test
    void whatTheServerAsksToWaitIsKept() {
        told.put(numbered(1));
        writer.answers.add(new WriteAnswer.Later("429: slow down", Duration.ofMinutes(10)));
        drain.turn();

        pass(Duration.ofMinutes(9));
        assertThat(writer.requests).isEqualTo(1);
        pass(Duration.ofMinutes(1));
        assertThat(writer.taken).hasSize(1);
    }

    @Test
    void whatAPersonMustMendStopsEverythingAndIsTriedAgainNowAndThen() {
        told.put(numbered(3));
        writer.answers.add(new WriteAnswer.Stopped("401: unauthorized"));
        drain.turn();

        assertThat(told.status().alarm()).isEqualTo("401: unauthorized");
        assertThat(told.lines()).hasSize(3);
        pass(Duration.ofMinutes(4));
        assertThat(writer.requests).isEqualTo(1);

        pass(Duration.ofMinutes(1));

        assertThat(writer.taken).hasSize(3);
        assertThat(told.status().alarm()).isNull();
    }

    @Test
    void aRestartTriesAtOnceWhetherAPersonHasMendedIt() {
        told.put(numbered(3));
        writer.answers.add(new WriteAnswer.Stopped("404: no bucket"));
        drain.turn();
        drain.close();

        told.drain(writer, "two").turn();

        assertThat(writer.taken).hasSize(3);
    }

    @Test
    void aRefusedPointBecomesADeadLetterAndTheOthersGoOn() {
        told.put(numbered(2));
        writer.answers.add(new WriteAnswer.Refused("400: one is bad"));
        writer.answers.add(new WriteAnswer.Refused("400: field type conflict"));

        drain.turn();

        assertThat(writer.taken).containsExactly(numbered(2).get(1));
        assertThat(told.lines()).isEmpty();
        DeadLetterRow letter = told.desk().deadLetters(10).letters().get(0);
        assertThat(letter.line()).isEqualTo(numbered(2).get(0));
        assertThat(letter.words()).isEqualTo("400: field type conflict");
        assertThat(told.status().deadLetters()).isEqualTo(1);
    }

    @Test
    void deadLettersGoBackAllOrByTheirNumber() {
        told.put(numbered(3));
        writer.answers.add(new WriteAnswer.Refused("400"));
        for (int i = 0; i < 4; i++) {
            writer.answers.add(new WriteAnswer.Refused("400: bad"));
        }
        drain.turn();
        List<DeadLetterRow> letters = told.desk().deadLetters(10).letters();
        assertThat(letters).hasSize(3);

        int one = told.desk()
                .replay(ToldFarm.ADA, new InfluxReplay(List.of(letters.get(1).id(), "999999")))
                .count();

        assertThat(one).isEqualTo(1);
        assertThat(told.lines()).containsExactly(letters.get(1).line());

        int rest = told.desk().replay(ToldFarm.ADA, new InfluxReplay(List.of())).count();
        drain.turn();

        assertThat(rest).isEqualTo(2);
        assertThat(writer.taken).containsExactlyInAnyOrderElementsOf(numbered(3));
        assertThat(told.status().deadLetters()).isZero();
    }

    @Test
    void aNumberThatIsNoneIsToldSo() {
        assertThatThrownBy(() -> told.desk().replay(ToldFarm.ADA, new InfluxReplay(List.of("1; drop"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1; drop");
    }

    @Test
    void onlyOneControllerDrains() {
        ScriptedWriter others = new ScriptedWriter();
        OutboxDrain other = told.drain(others, "two");
        drain.turn();
        told.put(numbered(1));

        other.turn();
        assertThat(others.taken).isEmpty();

        // The first is gone without a word.
        told.farm.clock().advance(DrainBook.RIGHT);
        other.turn();
        assertThat(others.taken).hasSize(1);

        told.put(numbered(1));
        drain.turn();
        assertThat(writer.taken).isEmpty();
    }

    @Test
    void whoEndsLetsTheOtherGoOnAtOnce() {
        ScriptedWriter others = new ScriptedWriter();
        told.put(numbered(1));
        writer.answers.add(new WriteAnswer.Later("away", null));
        drain.turn();

        drain.close();
        told.farm.clock().advance(Duration.ofSeconds(1));
        told.drain(others, "two").turn();

        assertThat(others.taken).hasSize(1);
    }

    @Test
    void halfOfThePauseIsLeftToChance() {
        Random random = new Random(5);
        WriteAnswer later = new WriteAnswer.Later("away", null);

        for (int failures = 1; failures < 60; failures++) {
            Duration pause = DrainBackoff.after(later, failures, random);

            long whole = Math.min(1_000L << Math.min(failures - 1, 10), 120_000);
            assertThat(pause.toMillis()).isBetween(whole / 2, whole);
        }
    }
}
