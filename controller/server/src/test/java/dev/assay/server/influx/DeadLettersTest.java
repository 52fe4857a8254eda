package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.DeadLetterRow;
import dev.assay.api.InfluxReplay;
import dev.assay.api.InfluxReplayed;
import dev.assay.influx.write.WriteAnswer;
import dev.assay.server.OnEveryStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryStore
class DeadLettersTest extends OnToldFarm {
    private static final String OLDER = "bench,model=m pareto=0i 5";
    private static final String NEWER = "bench,model=m pareto=1i 5";
    private static final InfluxReplay ALL = new InfluxReplay(List.of());

    private final ScriptedWriter writer = new ScriptedWriter();

    @SuppressWarnings("NullAway.Init") // made before each
    private OutboxDrain drain;

    @BeforeEach
    void open() {
        drain = told.drain(writer, "one");
    }

    private void refuse(int requests) {
        for (int i = 0; i < requests; i++) {
            writer.answers.add(new WriteAnswer.Refused("400: bad"));
        }
    }

    private void putAndDrain(String... lines) {
        told.put(List.of(lines));
        drain.turn();
    }

    private List<String> letters() {
        return told.desk().deadLetters(100).letters().stream()
                .map(DeadLetterRow::line)
                .toList();
    }

    private InfluxReplayed replay() {
        return told.desk().replay(ToldFarm.ADA, ALL);
    }

    @Test
    void theOldestAreKeptAndTheOthersCounted() {
        List<String> lines =
                IntStream.range(0, 8).mapToObj(i -> "event,kind=a n=1i " + i).toList();
        refuse(15);

        told.put(lines);
        drain.turn();

        assertThat(told.lines()).isEmpty();
        assertThat(letters()).isEqualTo(lines.subList(0, (int) ToldFarm.DEAD_LETTERS));
        assertThat(told.status().deadLettersDropped()).isEqualTo(3);

        replay();
        drain.turn();
        refuse(1);
        putAndDrain("event,kind=a n=1i 9");
        assertThat(letters()).as("there is room again").containsExactly("event,kind=a n=1i 9");
    }

    @Test
    void oneThatInfluxHasInANewerFormIsNoneAnyMore() {
        refuse(1);
        putAndDrain(OLDER);
        assertThat(letters()).containsExactly(OLDER);

        putAndDrain("bench,model=other pareto=1i 5", "bench,model=m pareto=1i 6");
        assertThat(letters()).as("these are other points").containsExactly(OLDER);
        putAndDrain(NEWER);

        assertThat(letters()).isEmpty();
        assertThat(replay()).isEqualTo(new InfluxReplayed(0, 0));
    }

    @Test
    void oneWhoseNewerFormWaitsIsNotSentAgainAndThatIsSaid() {
        refuse(1);
        putAndDrain(OLDER);
        told.put(List.of(NEWER));

        InfluxReplayed replayed = replay();
        drain.turn();

        assertThat(replayed).isEqualTo(new InfluxReplayed(0, 1));
        assertThat(writer.taken).containsExactly(NEWER);
        assertThat(letters()).isEmpty();
    }

    @Test
    void oneThatIsTheNewerFormItselfStays() {
        refuse(1);
        writer.answers.add(new WriteAnswer.Written());
        refuse(1);

        putAndDrain(OLDER, NEWER);

        assertThat(writer.taken).containsExactly(OLDER);
        assertThat(letters()).containsExactly(NEWER);

        assertThat(replay()).isEqualTo(new InfluxReplayed(1, 0));
        drain.turn();
        assertThat(writer.taken).containsExactly(OLDER, NEWER);
    }

    @Test
    void ofTwoFormsThatWereRefusedTheNewerIsSentLast() {
        refuse(3);
        putAndDrain(OLDER, NEWER);
        assertThat(letters()).containsExactly(OLDER, NEWER);

        InfluxReplayed replayed = replay();
        drain.turn();

        assertThat(replayed).isEqualTo(new InfluxReplayed(2, 0));
        assertThat(writer.taken).containsExactly(OLDER, NEWER);
    }

    @Test
    void whoeverSendsTheNewerFirstHasTheOlderDropped() {
        refuse(3);
        putAndDrain(OLDER, NEWER);
        String newer = told.desk().deadLetters(100).letters().get(1).id();

        told.desk().replay(ToldFarm.ADA, new InfluxReplay(List.of(newer)));
        InfluxReplayed rest = replay();
        drain.turn();

        assertThat(rest).isEqualTo(new InfluxReplayed(0, 1));
        assertThat(writer.taken).containsExactly(NEWER);
    }

    @Test
    void oneThatIsRefusedAgainIsStillTheOlder() {
        refuse(1);
        putAndDrain(OLDER);
        refuse(1);
        replay();
        drain.turn();
        assertThat(letters()).containsExactly(OLDER);

        putAndDrain(NEWER);

        assertThat(letters()).isEmpty();
    }
}
