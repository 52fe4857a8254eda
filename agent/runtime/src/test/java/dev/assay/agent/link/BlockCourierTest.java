package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agent.session.SessionStoppedException;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent does with what the controller answers to a block. */
class BlockCourierTest {
    private static final LeaseGrant GRANT = new LeaseGrant(
            "job",
            7,
            60,
            new SessionPlan(
                    "m",
                    new ArtifactRef("ab", 1),
                    null,
                    Task.NONE,
                    new RunPlan("cpu", 1, 1, 1, 0, 1, 0, 0, 0, 60),
                    8,
                    0,
                    new PairPlan(new ArtifactRef("cd", 1), 1, 8)));
    /** No heartbeat is due while a test runs. */
    private static final double HEARTBEAT_SECONDS = 1e6;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<PairNews> sent = new ArrayList<>();
    private final List<Double> pauses = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private LeaseKeeper lease;

    @SuppressWarnings("NullAway.Init") // set before each test
    private BlockCourier courier;

    /** To one block. */
    @FunctionalInterface
    private interface Answer {
        PairAnswer give() throws LinkException;
    }

    private static final Answer MORE = () -> new PairAnswer(false);
    private static final Answer ENOUGH = () -> new PairAnswer(true);
    private static final Answer DOWN = () -> {
        throw new LinkException.Passing("connection refused", new IOException("connection refused"));
    };

    private static Answer refusal(LinkException refusal) {
        return () -> {
            throw refusal;
        };
    }

    @BeforeEach
    void takeTheLease() throws IOException {
        ControllerLink link = new ScriptedLink() {
            @Override
            public PairAnswer pairs(String jobId, PairNews news) throws LinkException {
                assertThat(jobId).isEqualTo("job");
                sent.add(news);
                return answers.remove().give();
            }
        };
        Workplace workplace = new Workplace(
                new ArtifactCache(home.resolve("artifacts"), 1, InstantSource.system()),
                new ReportOutbox(home.resolve("reports")),
                pauses::add,
                InstantSource.system(),
                log::add);
        lease = new LeaseKeeper(link, GRANT, "instance", HEARTBEAT_SECONDS, log::add);
        courier = new BlockCourier(link, GRANT, "instance", lease, workplace, Backoff.ofAnAgent());
    }

    @AfterEach
    void giveItBack() {
        lease.close();
    }

    private static RunReport run(int index) {
        return new RunReport(index, null, new RunFailure(RunFailure.Kind.CRASHED, "ended by SIGSEGV"), List.of());
    }

    private static PairBlock block() {
        return new PairBlock(1, PairReport.of(2, run(4), run(5)), PairReport.of(3, run(7), run(6)));
    }

    @Test
    void theControllersAnswerSaysWhetherMoreIsWanted() throws Exception {
        answers.add(MORE);
        answers.add(ENOUGH);

        assertThat(courier.wantsMore(block())).isTrue();
        assertThat(courier.wantsMore(block())).isFalse();
        assertThat(sent.get(0).fencingToken()).isEqualTo(7);
        assertThat(sent.get(0).instanceId()).isEqualTo("instance");
        assertThat(sent.get(0).pairs()).containsExactly(block().earlier(), block().later());
    }

    @Test
    void aRejectedBlockIsSentTooAndSaid() throws Exception {
        answers.add(MORE);

        courier.wantsMore(block());

        assertThat(log).containsExactly("block rejected: pair 3, baseline: ended by SIGSEGV");
        assertThat(sent).hasSize(1);
    }

    @Test
    void theSameBlockIsSentAgainUntilItIsAnswered() throws Exception {
        answers.addAll(List.of(DOWN, DOWN, DOWN, ENOUGH));

        assertThat(courier.wantsMore(block())).isFalse();

        assertThat(sent).hasSize(4);
        assertThat(sent.get(3)).isEqualTo(sent.get(0));
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(2)).isGreaterThan(pauses.get(0));
    }

    @Test
    void aLostLeaseEndsTheSessionAndIsKnownToTheLease() {
        LinkException stale = new LinkException.Stale("HTTP 409: the lease is another's");
        answers.add(refusal(stale));

        assertThatThrownBy(() -> courier.wantsMore(block())).isInstanceOf(SessionStoppedException.class);

        assertThat(lease.loss()).isSameAs(stale);
    }

    @Test
    void aLeaseThatIsLostMeanwhileEndsTheWait() {
        answers.add(() -> {
            lease.lost(new LinkException.Stale("by a heartbeat"));
            return DOWN.give();
        });

        assertThatThrownBy(() -> courier.wantsMore(block())).isInstanceOf(SessionStoppedException.class);
        assertThat(sent).hasSize(1);
    }

    @Test
    void anAgentThatIsNotWantedAnyMoreStops() {
        LinkException unwanted = new LinkException.Refused(401, "this token is void");
        answers.add(refusal(unwanted));

        assertThatThrownBy(() -> courier.wantsMore(block())).isInstanceOf(SessionStoppedException.class);
        assertThat(lease.loss()).isSameAs(unwanted);
    }

    @Test
    void aBlockThatIsRefusedForGoodWaitsForTheReport() throws Exception {
        answers.add(refusal(new LinkException.Refused(413, "HTTP 413: too large")));

        assertThat(courier.wantsMore(block())).isTrue();
        assertThat(log).contains("the block was refused: HTTP 413: too large");
        assertThat(lease.isLost()).isFalse();
    }
}
