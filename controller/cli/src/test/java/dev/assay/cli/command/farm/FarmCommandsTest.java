package dev.assay.cli.command.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.AuditRow;
import dev.assay.api.CampaignState;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.SshAccess;
import dev.assay.api.TokenGrant;
import dev.assay.api.TokenRow;
import dev.assay.api.TokenScope;
import dev.assay.cli.client.KnownCampaign;
import dev.assay.cli.command.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarmCommandsTest {
    private static final String PIN = "p".repeat(43);

    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    private FakeFarmApi farm;

    @TempDir
    private Path folder;

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
        return Typed.assay(
                Map.of("ASSAY_TOKEN", FakeFarmApi.TOKEN, "HOME", folder.toString()), all.toArray(String[]::new));
    }

    @Test
    void aNewTokenIsPrintedAloneSoThatAScriptCanTakeIt() {
        farm.with("POST /tokens", new TokenGrant("id-1", "secret." + PIN));

        Typed typed = type("token", "create", "ci", "nightly build", "--valid", "12h");

        assertThat(typed).isEqualTo(new Typed(0, "secret." + PIN + "\n", "token id-1; it is shown only now\n"));
        assertThat(farm.requests())
                .containsExactly("POST /tokens {\"name\":\"nightly build\",\"scope\":\"CI\",\"validSeconds\":43200.0}");
    }

    @Test
    void aDeviceGetsNoTokenThisWay() {
        Typed typed = type("token", "create", "device", "pi");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .contains("scope is \"device\"; expected admin, ci or viewer")
                .contains("assay device add");
        assertThat(farm.requests()).isEmpty();
    }

    @Test
    void tokensAreListedWithoutTheirSecrets() {
        farm.with(
                "GET /tokens",
                Map.of("tokens", List.of(new TokenRow("id-1", TokenScope.DEVICE, "pi", "kitchen-pi", 0, null, null))));

        assertThat(type("token", "ls").out().lines().toList().get(1))
                .contains("id-1", "device", "kitchen-pi", "never  never");
    }

    @Test
    void anEnrolmentSaysWhatToTypeOnTheBoard() {
        farm.with("POST /enrolments", new EnrolmentGrant("once." + PIN, 4e9));

        Typed typed = type("enrol", "--name", "kitchen-pi", "--valid", "30m", "--board-url", "https://farm:8420");

        assertThat(typed.out()).isEqualTo("assay agent join https://farm:8420 once." + PIN + " --name kitchen-pi\n");
        assertThat(typed.err()).contains("works once, for 30 minutes");
    }

    @Test
    void theAuditLogIsATable() {
        farm.with(
                "GET /audit?limit=50",
                Map.of(
                        "entries",
                        List.of(new AuditRow(1.7e9, "eva", "device.drain", "kitchen-pi", "refused", "no admin"))));

        assertThat(type("audit").out()).isEqualTo("""
                         time (UTC)           by   action        subject     outcome  detail
                         2023-11-14 22:13:20  eva  device.drain  kitchen-pi  refused  no admin
                        """);
    }

    @Test
    void campaignsAreListedForPeopleAndForPrograms() {
        farm.with(
                "GET /campaigns",
                Map.of(
                        "campaigns",
                        List.of(new KnownCampaign(
                                "c1",
                                "digits",
                                CampaignState.RUNNING,
                                "2026-11-21T12:00:00Z",
                                "0123456789abcdef",
                                "main"))));

        assertThat(type("campaign", "ls").out()).contains("c1", "digits", "running", "main", "0123456789\n");
        assertThat(type("campaign", "ls", "--json").out()).contains("\"campaignId\" : \"c1\"");
    }

    @Test
    void anActionIsAskedOfTheController() {
        farm.with("POST /devices/kitchen-pi/actions", Map.of());

        Typed typed = type("device", "drain", "kitchen-pi", "--note", "new fan");

        assertThat(typed).isEqualTo(new Typed(0, "kitchen-pi ends its job and gets no other\n", ""));
        assertThat(farm.requests())
                .containsExactly("POST /devices/kitchen-pi/actions {\"action\":\"DRAIN\",\"note\":\"new fan\"}");
    }

    @Test
    void whatIsNoNameNeverBecomesPartOfAnAddress() {
        for (String command : List.of("show", "drain", "update", "remove", "logs", "doctor")) {
            Typed typed = type("device", command, "../tokens");

            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(typed.err()).contains("\"../tokens\" is no device's name");
        }
        assertThat(farm.requests()).isEmpty();
    }

    @Test
    void aDeviceThatWasNotAddedOverSshCannotBeUpdated() {
        Typed typed = type("device", "update", "kitchen-pi");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .contains("does not know how to log in to kitchen-pi")
                .contains("assay device add");
    }

    @Test
    void aBoardThatDoesNotAnswerIsTold() {
        farm.with(
                "GET /devices/kitchen-pi/ssh",
                new SshAccess("pi", "127.0.0.1", 1, List.of(), "ssh-ed25519 AAAA", List.of(), List.of()));

        Typed typed = type("device", "logs", "kitchen-pi");

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.err()).contains("pi@127.0.0.1:1").doesNotContain("Exception");
    }

    @Test
    void anAddressThatIsNoneIsRefusedBeforeAnythingIsDone() {
        assertThat(type("device", "add", "kitchen-pi").err()).contains("expected USER@HOST");
        assertThat(type("device", "add", "pi@kitchen", "--name", "Kitchen").err())
                .contains("expected a-z, 0-9 and -");
    }

    @Test
    void withoutAControllerAPersonIsToldTheThreeWays() {
        Typed typed = Typed.assay("device", "ls", "--home", folder.toString());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("--controller URL", "ASSAY_CONTROLLER", "assay serve");
    }

    @Test
    void theEnvironmentNamesAControllerToo() {
        farm.with("GET /devices", Map.of("devices", List.of()));

        Typed typed =
                Typed.assay(Map.of("ASSAY_TOKEN", FakeFarmApi.TOKEN, "ASSAY_CONTROLLER", farm.url()), "device", "ls");

        assertThat(typed.out()).isEqualTo("no device yet; \"assay device add USER@HOST\" makes one of a board\n");
    }

    @Test
    void aTokenThatIsCutIsNoticedBeforeItIsSent() {
        Typed typed = Typed.assay(Map.of("ASSAY_TOKEN", "secret.cut", "ASSAY_CONTROLLER", farm.url()), "device", "ls");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("the token is not whole");
        assertThat(farm.requests()).isEmpty();
    }
}
