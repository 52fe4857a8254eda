package dev.assay.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.api.Problem;
import dev.assay.cli.waiting.MovableClock;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.tls.PinnedTls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiClientTest {
    private static final CampaignRequest CAMPAIGN =
            new CampaignRequest("s.yaml", "sweep: s", Map.of("m.onnx", "ab"), null, null, false, null, 0, null);

    private final MovableClock clock = new MovableClock();

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeController controller;

    @BeforeEach
    void start() throws IOException {
        controller = new FakeController();
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void aFileIsUploadedUnderItsHashAndFoundThere(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("m.onnx"), "weights");
        ApiClient client = client(controller.address(), FakeController.TOKEN);

        assertThat(client.hasArtifact("abc")).isFalse();
        client.upload("abc", file);

        assertThat(client.hasArtifact("abc")).isTrue();
        assertThat(client.download("abc")).asString().isEqualTo("weights");
    }

    @Test
    void aCampaignIsCreatedAndItsProgressRead() throws Exception {
        controller.setSteps(List.of(FakeController.progress(CampaignState.RUNNING, 1, List.of("x"), List.of())));
        ApiClient client = client(controller.address(), FakeController.TOKEN);

        String id = client.create(CAMPAIGN).campaignId();

        assertThat(client.progress(id).cellsDone()).isEqualTo(1);
        assertThat(controller.created()).isEqualTo(CAMPAIGN);
    }

    @Test
    void aControllerThatIsJustStartingOrBusyIsAskedAgain() throws Exception {
        controller.setFailures(List.of(503, 502, 429));

        assertThat(client(controller.address(), FakeController.TOKEN).info().version())
                .isEqualTo("0.1.0");
        assertThat(controller.requests()).containsExactly("GET /info", "GET /info", "GET /info", "GET /info");
    }

    @Test
    void aControllerThatStaysAwayIsGivenUpWithItsAddress() {
        URI address = controller.address();
        controller.close();

        assertThatThrownBy(() -> client(address, FakeController.TOKEN).info())
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("the controller at " + address + " cannot be reached (")
                .satisfies(e -> assertThat(((ApiException) e).isRefusal()).isFalse());
        assertThat(clock.slept()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aRefusalIsNotRepeatedAndKeepsItsProblems() {
        controller.setRefusal(new Problem("invalid", 400, "the sweep is wrong", List.of("s.yaml:1: a", "s.yaml:2: b")));

        assertThatThrownBy(
                        () -> client(controller.address(), FakeController.TOKEN).create(CAMPAIGN))
                .isInstanceOf(ApiException.class)
                .hasMessage("the sweep is wrong")
                .satisfies(
                        e -> assertThat(((ApiException) e).problems()).containsExactly("s.yaml:1: a", "s.yaml:2: b"));
        assertThat(controller.requests()).hasSize(1);
    }

    @Test
    void aWrongTokenIsSaidToBeTheToken() {
        assertThatThrownBy(() -> client(controller.address(), "wrong").info())
                .isInstanceOf(ApiException.class)
                .satisfies(e -> assertThat(((ApiException) e).isAboutTheToken()).isTrue());
    }

    private ApiClient client(URI address, String token) {
        return new ApiClient(
                address,
                TokenText.parse(token),
                new PatientSender(PinnedTls.of(List.of()), Duration.ofSeconds(20), clock, clock));
    }
}
