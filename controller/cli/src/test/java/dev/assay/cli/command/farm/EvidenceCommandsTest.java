package dev.assay.cli.command.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.EvidenceKeyRow;
import dev.assay.cli.command.Typed;
import dev.assay.evidence.bundle.BundleFormat;
import dev.assay.evidence.bundle.BundleWriter;
import dev.assay.evidence.record.CampaignEvidence;
import dev.assay.evidence.record.Software;
import dev.assay.evidence.signing.SigningKey;
import dev.assay.regression.finding.Findings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence on the command line; that verdicts are made again is shown where they are made. */
class EvidenceCommandsTest {
    private static final SigningKey KEY = SigningKey.make();
    private static final String FINGERPRINT = KEY.signer().fingerprint();
    /** Of a campaign of which nothing was measured. */
    private static final int ITS_EXIT_CODE = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

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

    private static byte[] bundle(int exitCode) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BundleWriter bundle = new BundleWriter(bytes, "small-1");
        Software software = new Software("0.1.0+abc", "1", "17.0.1", "amd64");
        bundle.addJson(
                BundleFormat.CAMPAIGN,
                new CampaignEvidence("small.yaml", Map.of(), false, null, List.of(), exitCode, software));
        bundle.addJson(
                BundleFormat.REPORT,
                new CampaignReport(
                        CampaignReport.FORMAT,
                        "small-1",
                        "small",
                        CampaignState.FINISHED,
                        "2026-11-19T10:00:00Z",
                        "2026-11-19T10:01:00Z",
                        null,
                        null,
                        "0.1.0",
                        7,
                        List.of(),
                        List.of(),
                        null,
                        Findings.NONE));
        bundle.finish(KEY);
        return bytes.toByteArray();
    }

    private String file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("b.zip"), bytes).toString();
    }

    @Test
    void aBundleIsExportedWholeOrNotAtAll() throws IOException {
        farm.with("GET /campaigns/small-1/evidence?artifacts=false", bundle(ITS_EXIT_CODE));
        Path file = folder.resolve("out").resolve("small.zip");

        Typed typed = type("evidence", "export", "small-1", "-o", file.toString());
        Typed refused = type(
                "evidence",
                "export",
                "small-2",
                "-o",
                file.resolveSibling("none.zip").toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("has the evidence of small-1", "assay evidence verify " + file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bundle(ITS_EXIT_CODE));
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(folder.resolve("out"))
                .isDirectoryContaining(path -> path.equals(file))
                .isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void whoIsTrustedIsSaid() throws IOException {
        String file = file(bundle(ITS_EXIT_CODE));
        Path pem = Files.writeString(folder.resolve("key.pem"), KEY.signer().pem());
        String other = SigningKey.make().signer().fingerprint();

        Typed alone = Typed.assay("evidence", "verify", file);
        Typed trusted = Typed.assay("evidence", "verify", file, "--key", FINGERPRINT);
        Typed byFile = Typed.assay("evidence", "verify", file, "--key", pem.toString());
        Typed stranger = Typed.assay("evidence", "verify", file, "--key", other);

        assertThat(alone.exitCode()).isZero();
        assertThat(alone.out())
                .contains("signed by key " + FINGERPRINT + "; not compared with a key you trust")
                .endsWith(
                        "reproduced bit for bit: 0 verdicts of 0 and 0 sets of figures made again from 2 files; the campaign's exit code is 2\n");
        assertThat(trusted.exitCode()).isZero();
        assertThat(trusted.out()).contains("signed by the key that you trust").isEqualTo(byFile.out());
        assertThat(stranger.exitCode()).isEqualTo(1);
        assertThat(stranger.out()).contains("which is not the one that you trust", "NOT TO BE BELIEVED");
    }

    @Test
    void anExitCodeThatDoesNotFollowIsNotBelieved() throws IOException {
        Typed typed = Typed.assay("evidence", "verify", file(bundle(0)));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .contains(
                        "does not follow: campaign.json exitCode: found 0; expected 2",
                        "NOT TO BE BELIEVED",
                        "is stored as 0, and 2 follows");
    }

    @Test
    void aFileThatIsCutOffIsNoBundle() throws IOException {
        byte[] whole = bundle(ITS_EXIT_CODE);

        Typed typed = Typed.assay("evidence", "verify", file(Arrays.copyOf(whole, whole.length - 30)));

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("is no whole zip file", "expected what \"assay evidence export\" wrote");
    }

    @Test
    void programsGetEverything() throws IOException {
        Typed typed = Typed.assay("evidence", "verify", file(bundle(0)), "--json");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .contains(
                        "\"format\" : \"assay-evidence-check/1\"",
                        "\"answer\" : \"REFUTED\"",
                        "\"standing\" : \"NOT_COMPARED\"",
                        "\"exitCode\" : 0",
                        "\"recomputedExitCode\" : 2",
                        "\"where\" : \"campaign.json exitCode\"");
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws IOException {
        Typed typed = Typed.assay("evidence", "verify", file(bundle(2)), "--key", "abc");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("--key: found \"abc\"; expected a fingerprint of 64 hex digits");
    }

    @Test
    void theControllersKeyIsShown() {
        farm.with(
                "GET /evidence-key",
                new EvidenceKeyRow(FINGERPRINT, KEY.signer().pem()));

        assertThat(type("evidence", "key")).isEqualTo(new Typed(0, FINGERPRINT + "\n", ""));
        assertThat(type("evidence", "key", "--pem").out())
                .isEqualTo(KEY.signer().pem());
    }

    private Typed type(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--controller", farm.url()));
        return Typed.assay(Map.of("ASSAY_TOKEN", FakeFarmApi.TOKEN), all.toArray(String[]::new));
    }
}
