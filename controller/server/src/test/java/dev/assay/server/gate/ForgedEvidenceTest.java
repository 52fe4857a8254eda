package dev.assay.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evidence.bundle.Discrepancy;
import dev.assay.evidence.check.SignatureCheck;
import dev.assay.evidence.check.VerdictCheck;
import dev.assay.evidence.check.Verification;
import dev.assay.evidence.check.Verification.Answer;
import dev.assay.evidence.signing.SigningKey;
import dev.assay.server.FarmStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a bundle that somebody has changed is told from an honest one. */
class ForgedEvidenceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private EvidentFarm evident;

    @BeforeEach
    void openFarm() throws IOException {
        evident = new EvidentFarm(folder, FarmStore.H2);
    }

    @AfterEach
    void closeFarm() {
        evident.close();
    }

    private Verification altered(Forger forger) throws IOException {
        return EvidentFarm.check(forger.write(evident.newFile()), null);
    }

    private Verification forged(Forger forger, String campaign) throws IOException {
        return EvidentFarm.check(forger.sign(evident.newFile(), campaign, SigningKey.make()), null);
    }

    private static boolean isSession(String entry) {
        return entry.startsWith("sessions/");
    }

    /** One sample of the baseline's first run is a nanosecond more, or less. */
    private static String changeOneSample(String report) {
        return changing(report, "(\\d+)", sample -> Long.toString(Long.parseLong(sample) ^ 1));
    }

    /** Every sample of that run is ten times as long: of one alone a median takes no notice. */
    private static String slowOneRun(String report) {
        return changing(report, "([\\d,]+)", samples -> samples.replace(",", "0,") + "0");
    }

    private static String changing(String report, String what, UnaryOperator<String> change) {
        Matcher found = Pattern.compile("\"baseline\":\\{.*?\"samplesNanos\":\\[" + what)
                .matcher(report);
        return found.find()
                ? report.substring(0, found.start(1)) + change.apply(found.group(1)) + report.substring(found.end())
                : report;
    }

    private static List<String> different(Verification verification) {
        return verification.verdicts().stream()
                .filter(verdict -> verdict.outcome() == VerdictCheck.Outcome.DIFFERENT)
                .map(verdict -> verdict.metric().key() + " " + verdict.differences())
                .toList();
    }

    @Test
    void whateverIsAlteredIsNamed() throws IOException {
        Forger honest = Forger.of(evident.export(evident.campaignWithEverything()));
        String session = honest.entries().keySet().stream()
                .filter(ForgedEvidenceTest::isSession)
                .findFirst()
                .orElseThrow();

        Verification sample =
                altered(honest.changing(ForgedEvidenceTest::isSession, ForgedEvidenceTest::changeOneSample));
        Verification sweep = altered(honest.with("sweep.yaml", "sweep: other"));
        Verification missing = altered(honest.without(session));
        Verification added = altered(honest.with("cells/000099.json", "{}"));
        Verification manifest =
                altered(honest.changing("manifest.json"::equals, json -> json.replaceFirst("\"bytes\"", "\"bites\"")));

        assertThat(sample.altered()).singleElement().satisfies(found -> {
            assertThat(found.where()).startsWith("sessions/");
            assertThat(found.found()).contains("bytes with SHA-256").isNotEqualTo(found.expected());
        });
        assertThat(sweep.altered())
                .singleElement()
                .satisfies(found -> assertThat(found.where()).isEqualTo("sweep.yaml"));
        assertThat(missing.altered())
                .contains(new Discrepancy(
                        session, "no such entry", missing.altered().get(0).expected()));
        assertThat(added.altered())
                .singleElement()
                .satisfies(found -> assertThat(found.where()).isEqualTo("cells/000099.json"));
        assertThat(manifest.signature().standing()).isEqualTo(SignatureCheck.Standing.BROKEN);
        assertThat(List.of(sample, sweep, missing, added, manifest))
                .extracting(Verification::answer)
                .containsOnly(Answer.REFUTED);
    }

    @Test
    void whoSignsAnewWhatHeAlteredIsFoundOutByTheStatistics() throws IOException {
        String campaign = evident.campaignWithEverything();
        Forger honest = Forger.of(evident.export(campaign));

        Verification run =
                forged(honest.changing(ForgedEvidenceTest::isSession, ForgedEvidenceTest::slowOneRun), campaign);
        Verification verdict = forged(
                honest.changing(
                        "report.json"::equals,
                        json -> json.replaceFirst("\"observations\" : [1-9]\\d?\\b", "\"observations\" : 99")),
                campaign);
        Verification figure = forged(
                honest.changing(
                        "report.json"::equals,
                        json -> json.replaceFirst("\"runsCompleted\" : \\d+", "\"runsCompleted\" : 99")),
                campaign);
        Verification exit = forged(
                honest.changing("campaign.json"::equals, json -> json.replace("\"exitCode\" : 1", "\"exitCode\" : 0")),
                campaign);
        Verification level = forged(
                honest.changing(
                        name -> name.startsWith("cells/"),
                        json -> json.replaceFirst("\"failLevel\" : 0.0035", "\"failLevel\" : 0.0036")),
                campaign);
        Verification waiver =
                forged(honest.changing("campaign.json"::equals, json -> json.replace("\"elm\"", "\"ash\"")), campaign);

        assertThat(different(run)).anyMatch(line -> line.contains("latency_p50"));
        assertThat(different(verdict)).singleElement().asString().contains("verdict.observations: 99 is stored, ");
        assertThat(figure.contradictions())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.where()).contains("summary"));
        assertThat(exit.contradictions()).containsExactly(new Discrepancy("campaign.json exitCode", "0", "1"));
        assertThat(level.contradictions())
                .anySatisfy(found -> assertThat(found.where()).endsWith("inputs.terms"));
        assertThat(different(waiver)).hasSize(2).allMatch(line -> line.contains("waiver"));
        assertThat(List.of(run, verdict, figure, exit, level, waiver)).allSatisfy(found -> {
            assertThat(found.altered()).isEmpty();
            assertThat(found.signature().standing()).isEqualTo(SignatureCheck.Standing.NOT_COMPARED);
            assertThat(found.answer()).isEqualTo(Answer.REFUTED);
        });
    }

    @Test
    void aBundleOfAnotherControllerIsNotTrusted() throws IOException {
        Path bundle = evident.export(evident.campaignWithEverything());

        Verification verification =
                EvidentFarm.check(bundle, SigningKey.make().signer().fingerprint());

        assertThat(verification.signature().standing()).isEqualTo(SignatureCheck.Standing.OTHER_KEY);
        assertThat(verification.answer()).isEqualTo(Answer.REFUTED);
        assertThat(EvidentFarm.check(bundle, null).signature().standing())
                .isEqualTo(SignatureCheck.Standing.NOT_COMPARED);
    }
}
