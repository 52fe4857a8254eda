package dev.assay.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.evidence.check.VerdictCheck;
import dev.assay.evidence.check.Verification;
import dev.assay.evidence.check.Verification.Answer;
import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.OnEveryStore;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Whether what a controller exports leads to what the controller said. */
@OnEveryStore
class EvidenceTest {
    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    FarmStore store;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private EvidentFarm evident;

    @BeforeEach
    void openFarm() throws IOException {
        evident = new EvidentFarm(folder, store);
    }

    @AfterEach
    void closeFarm() {
        evident.close();
    }

    private static List<String> lines(Verification verification, String what) {
        return verification.verdicts().stream()
                .filter(verdict -> what.equals(verdict.stored()))
                .map(verdict -> verdict.variant() + " " + verdict.metric().key() + " on " + verdict.device())
                .toList();
    }

    @Test
    void everyKindOfVerdictIsMadeAgainBitForBit() throws IOException {
        String campaign = evident.campaignWithEverything();

        Verification verification = EvidentFarm.check(
                evident.export(campaign), EvidentFarm.KEY.signer().fingerprint());

        assertThat(verification.contradictions()).isEmpty();
        assertThat(verification.altered()).isEmpty();
        assertThat(verification.unknown()).isEmpty();
        assertThat(verification.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.outcome()).isEqualTo(VerdictCheck.Outcome.REPRODUCED));
        assertThat(verification.answer()).isEqualTo(Answer.REPRODUCED);
        assertThat(lines(verification, "FAIL")).singleElement().asString().contains("latency_p50 on ash");
        assertThat(lines(verification, "FAIL, waived"))
                .singleElement()
                .asString()
                .contains("latency_p50 on elm");
        assertThat(verification.verdicts())
                .extracting(VerdictCheck::stored)
                .anyMatch(label -> label != null && label.startsWith("INCONCLUSIVE"))
                .contains("PASS(identical)", "PASS");
        assertThat(verification.summaries()).isEqualTo(6);
        assertThat(verification.exitCode()).isEqualTo(1).isEqualTo(verification.recomputedExitCode());
    }

    @Test
    void theSameCampaignGivesTheSameBytesWheneverItIsExported() throws IOException {
        String campaign = evident.campaignWithEverything();
        byte[] first = Files.readAllBytes(evident.export(campaign));

        evident.farm.clock().advance(Duration.ofDays(3));
        evident.gated.accept(campaign);

        assertThat(Files.readAllBytes(evident.export(campaign))).isEqualTo(first);
    }

    @Test
    void aCampaignWithoutAGateBringsItsFiguresAndNoVerdict() throws IOException {
        FakeAgent ash = evident.device("ash", "6.6.31");
        String campaign = evident.farm.begin(GatedFarm.SWEEP);
        assertThatThrownBy(() -> evident.export(campaign))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(409));
        evident.farm.buildAll();
        ash.workUntilDone();

        Verification verification = EvidentFarm.check(evident.export(campaign), null);

        assertThat(verification.answer()).isEqualTo(Answer.REPRODUCED);
        assertThat(verification.verdicts()).isEmpty();
        assertThat(verification.summaries()).isEqualTo(2);
        assertThat(verification.exitCode()).isZero();
    }

    @Test
    void whatCannotBeComparedIsMadeAgainToo() throws IOException {
        FakeAgent ash = evident.device("ash", "6.6.31");
        String before = evident.farm.gate(GatedFarm.SWEEP, GatedFarm.GATE);
        evident.farm.buildAll();
        ash.workUntilDone();
        evident.gated.accept(before);
        ash = ash.startedAgainWithKernel("6.12.1");
        ash.hello();
        String after = evident.farm.gate(GatedFarm.SWEEP, GatedFarm.GATE);
        ash.workUntilDone();

        Verification without = EvidentFarm.check(evident.export(before), null);
        Verification unlike = EvidentFarm.check(evident.export(after), null);

        assertThat(lines(without, "NO_VERDICT(no baseline)"))
                .hasSameSizeAs(without.verdicts())
                .isNotEmpty();
        assertThat(lines(unlike, "NO_VERDICT(unlike environments)"))
                .hasSameSizeAs(unlike.verdicts())
                .isNotEmpty();
        assertThat(List.of(without.answer(), unlike.answer())).containsOnly(Answer.REPRODUCED);
    }
}
