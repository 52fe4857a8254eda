package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agent.session.BlockJudge;
import dev.assay.agent.session.Measurer;
import dev.assay.agent.session.PairFiles;
import dev.assay.agent.session.Progress;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.protocol.Environment;
import dev.assay.protocol.SessionPlan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an agent presents itself, and when it only asks. */
class AgentLoopTest {
    private static final AgentIdentity IDENTITY =
            new AgentIdentity("bench-1", "instance", "host", Map.of(), null, false);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    private final ScriptedLink link = new ScriptedLink();
    private final GovernedBoard board = new GovernedBoard();
    private final List<Double> pauses = new ArrayList<>();

    /** A board whose governor somebody may change. */
    private static final class GovernedBoard implements Measurer {
        private String governor = "powersave";

        @Override
        public Environment environment() {
            return new Environment(
                    "amd64", "cpu", List.of(), 1, 1, "os", "kernel", governor, "libc", "17", "1", List.of(), "1",
                    List.of());
        }

        @Override
        public SessionMeasurement measure(
                SessionPlan plan, Path model, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled) {
            throw new AssertionError("there is no work");
        }

        @Override
        public SessionMeasurement measurePairs(
                SessionPlan plan, PairFiles files, BlockJudge judge, Progress progress, BooleanSupplier isCancelled) {
            throw new AssertionError("there is no work");
        }
    }

    /** Plays the script to its end. */
    private void play() throws Exception {
        Workplace workplace = new Workplace(
                new ArtifactCache(home.resolve("artifacts"), 1, InstantSource.system()),
                new ReportOutbox(home.resolve("reports")),
                pauses::add,
                InstantSource.system(),
                sentence -> {});
        assertThatThrownBy(() -> new Agent(IDENTITY, link, board, workplace).run())
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void itPresentsItselfOnceAndThenAsksForWork() throws Exception {
        link.then(ScriptedLink.NO_WORK).then(ScriptedLink.NO_WORK);

        play();

        assertThat(link.asked).containsExactly("hello", "lease", "lease");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aControllerThatAsksForPatienceIsAskedEverMoreRarelyAndNotGreetedAgain() throws Exception {
        link.then(ScriptedLink.BUSY).then(ScriptedLink.BUSY).then(ScriptedLink.BUSY);

        play();

        assertThat(link.asked).containsExactly("hello", "lease", "lease", "lease");
        // Half to all of 0.5, 1 and 2 seconds.
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(0.25, 0.5);
        assertThat(pauses.get(1)).isBetween(0.5, 1.0);
        assertThat(pauses.get(2)).isBetween(1.0, 2.0);
    }

    @Test
    void aControllerThatAnswersAndThenIsGoneIsAskedEverMoreRarelyToo() throws Exception {
        link.then(ScriptedLink.DOWN).then(ScriptedLink.DOWN);

        play();

        assertThat(link.asked).containsExactly("hello", "lease", "hello", "lease", "hello");
        assertThat(pauses.get(1)).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void afterAnAnswerPatienceBeginsAnew() throws Exception {
        link.then(ScriptedLink.BUSY)
                .then(ScriptedLink.BUSY)
                .then(ScriptedLink.NO_WORK)
                .then(ScriptedLink.BUSY);

        play();

        assertThat(pauses.get(2)).isBetween(0.25, 0.5);
    }

    @Test
    void whoIsNotKnownPresentsItselfAgain() throws Exception {
        link.then(ScriptedLink.UNKNOWN).then(ScriptedLink.NO_WORK);

        play();

        assertThat(link.asked).containsExactly("hello", "lease", "hello", "lease");
    }

    @Test
    void aChangedGovernorIsToldBeforeTheNextJob() throws Exception {
        link.then(() -> {
                    board.governor = "performance";
                    return ScriptedLink.NO_WORK.give();
                })
                .then(ScriptedLink.NO_WORK);

        play();

        assertThat(link.asked).containsExactly("hello", "lease", "hello", "lease");
        assertThat(link.hellos)
                .extracting(hello -> hello.environment().governor())
                .containsExactly("powersave", "performance");
    }

    @Test
    void nowAndThenItPresentsItselfToLearnWhatIsNew() throws Exception {
        for (int i = 0; i < 31; i++) {
            link.then(ScriptedLink.NO_WORK);
        }

        play();

        assertThat(link.hellos).hasSize(2);
    }
}
