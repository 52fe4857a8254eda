package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agent.session.BlockJudge;
import dev.assay.agent.session.Measurer;
import dev.assay.agent.session.PairFiles;
import dev.assay.agent.session.PairLoop;
import dev.assay.agent.session.Progress;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.agent.session.SessionStoppedException;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.Environment;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Task;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent makes of a paired job, without processes and without a network. */
class PairedJobTest {
    private static final AgentIdentity IDENTITY =
            new AgentIdentity("bench-1", "instance", "host", Map.of(), null, false);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    private final Farm farm = new Farm();
    private final Board board = new Board();

    /** Has two models, and answers as a test says. */
    private static final class Farm extends ScriptedLink {
        private final List<PairNews> blocks = new ArrayList<>();
        private final List<SessionReport> reports = new ArrayList<>();
        private boolean isLeaseLost;
        private @Nullable String missing;

        @Override
        public void artifact(String sha256, long bytesMax, OutputStream into) throws LinkException {
            try {
                for (String content : List.of("old", "new")) {
                    if (!content.equals(missing) && sha256(content).equals(sha256)) {
                        into.write(content.getBytes(StandardCharsets.UTF_8));
                        return;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new LinkException.Refused(404, "HTTP 404: no such artifact");
        }

        @Override
        public PairAnswer pairs(String jobId, PairNews news) throws LinkException {
            blocks.add(news);
            if (isLeaseLost) {
                throw new LinkException.Stale("HTTP 409: the lease is another's");
            }
            return new PairAnswer(blocks.size() == 2);
        }

        @Override
        public ReportReceipt report(String jobId, Path gzip) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
                reports.add(WireJson.read(SessionReport.class, in.readAllBytes()));
            } catch (IOException | WireFormatException e) {
                throw new AssertionError(e);
            }
            return new ReportReceipt(ReportReceipt.Outcome.STORED);
        }
    }

    /** Its runs crash, which is quick. */
    private static final class Board implements Measurer {
        private final List<String> models = new ArrayList<>();

        @Override
        public Environment environment() {
            return new Environment(
                    "amd64", "cpu", List.of(), 1, 1, "os", "kernel", "none", "libc", "17", "1", List.of(), "1",
                    List.of());
        }

        @Override
        public SessionMeasurement measure(
                SessionPlan plan, Path model, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled) {
            throw new AssertionError("the job is paired");
        }

        @Override
        public SessionMeasurement measurePairs(
                SessionPlan plan, PairFiles files, BlockJudge judge, Progress progress, BooleanSupplier isCancelled)
                throws SessionStoppedException, InterruptedException {
            try {
                models.add(Files.readString(files.baseline()));
                models.add(Files.readString(files.candidate()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            RunFailure crash = new RunFailure(RunFailure.Kind.CRASHED, "ended by SIGSEGV");
            var runs = new PairLoop(
                            Objects.requireNonNull(plan.pairs()),
                            (arm, position) -> new RunReport(position, null, crash, List.of()),
                            judge)
                    .run();
            return new SessionMeasurement(
                    1, runs.candidate(), null, null, List.of(), new BaselineReport(runs.baseline(), null, null));
        }
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArtifactRef ref(String content) {
        return new ArtifactRef(sha256(content), content.length());
    }

    /** Gives the agent the job, and lets it ask once more. */
    private void play() throws Exception {
        RunPlan run = new RunPlan("cpu", 1, 1, 1, 0, 1, 0, 0, 0, 60);
        SessionPlan plan =
                new SessionPlan("m", ref("new"), null, Task.NONE, run, 24, 0, new PairPlan(ref("old"), 1, 24));
        farm.then(() -> Optional.of(new LeaseGrant("gate", 7, 60, plan))).then(ScriptedLink.NO_WORK);
        Workplace workplace = new Workplace(
                new ArtifactCache(home.resolve("artifacts"), 1 << 20, InstantSource.system()),
                new ReportOutbox(home.resolve("reports")),
                seconds -> {},
                InstantSource.system(),
                sentence -> {});
        assertThatThrownBy(() -> new Agent(IDENTITY, farm, board, workplace).run())
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void bothModelsAreFetchedAndWhatWasMeasuredUntilEnoughIsReported() throws Exception {
        play();

        assertThat(board.models).containsExactly("old", "new");
        assertThat(farm.blocks).hasSize(2);
        assertThat(farm.reports).singleElement().satisfies(report -> {
            assertThat(report.jobId()).isEqualTo("gate");
            assertThat(report.pairs()).hasSize(4);
        });
    }

    @Test
    void aLeaseThatIsLostAtABlockLeavesNoReportAndTheAgentGoesOn() throws Exception {
        farm.isLeaseLost = true;

        play();

        assertThat(farm.blocks).hasSize(1);
        assertThat(farm.reports).isEmpty();
        assertThat(farm.asked).containsExactly("hello", "lease", "lease");
    }

    @Test
    void aBaselineThatCannotBeFetchedIsReportedForEveryPair() throws Exception {
        farm.missing = "old";

        play();

        assertThat(farm.blocks).isEmpty();
        assertThat(farm.reports)
                .singleElement()
                .satisfies(report -> assertThat(report.pairs()).hasSize(24).allSatisfy(pair -> {
                    RunFailure failure = Objects.requireNonNull(pair.candidate().failure());
                    assertThat(failure.kind()).isEqualTo(RunFailure.Kind.NOT_BEGUN);
                    assertThat(failure.message()).contains("no such artifact");
                }));
    }
}
