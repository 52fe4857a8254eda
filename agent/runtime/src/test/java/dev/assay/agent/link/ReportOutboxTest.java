package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.Environment;
import dev.assay.protocol.SessionReport;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOutboxTest {
    private static final Environment ENVIRONMENT = new Environment(
            "amd64", "x", List.of(), 1, 1, "x", "x", "none", "x", "17", "1.29.0", List.of("cpu"), "x", List.of());

    @TempDir
    Path folder;

    private FakeController controller;
    private ReportOutbox outbox;

    @BeforeEach
    void startController() throws Exception {
        controller = new FakeController();
        outbox = new ReportOutbox(folder);
    }

    @AfterEach
    void stopController() {
        controller.close();
    }

    private List<String> send() throws Exception {
        return outbox.send(new ControllerClient(
                new AddressBook(List.of(URI.create(controller.url())), List.of(), List.of(), learned -> {}),
                FakeController.TOKEN));
    }

    private static SessionReport report(String jobId, long token) {
        return new SessionReport(jobId, token, "device-1", ENVIRONMENT, 0, List.of(), null, null, List.of(), null);
    }

    @Test
    void aReportIsForgottenWhenItIsAcknowledged() throws Exception {
        outbox.save(report("a/b c", 3));

        assertThat(send()).containsExactly("report of job a/b c: stored");

        assertThat(outbox.isEmpty()).isTrue();
        assertThat(controller.reports).containsExactly(report("a/b c", 3));
    }

    @Test
    void aReportStaysWhileTheLineIsDown() throws Exception {
        controller.goDown();
        outbox.save(report("a", 3));

        assertThatThrownBy(this::send).isInstanceOf(LinkException.Passing.class);

        assertThat(new ReportOutbox(folder).isEmpty()).isFalse();
    }

    @Test
    void aReportStaysWhileTheTokenIsRefused() throws Exception {
        controller.reportStatus = 403;
        outbox.save(report("a", 3));

        assertThatThrownBy(this::send).isInstanceOf(LinkException.Refused.class);

        assertThat(outbox.isEmpty()).isFalse();
    }

    @Test
    void aReportThatIsNeverTakenIsSetAsideAndDoesNotHoldUpTheNext() throws Exception {
        controller.reportStatus = 400;
        outbox.save(report("bad", 3));

        assertThat(send())
                .singleElement()
                .asString()
                .contains("refused and set aside")
                .contains("the store is full");

        assertThat(outbox.isEmpty()).isTrue();
        assertThat(folder.resolve("bad@3.json.gz.refused")).exists();
    }

    @Test
    void theSameJobUnderANewTokenIsAnotherReport() throws Exception {
        outbox.save(report("a", 3));
        outbox.save(report("a", 4));
        send();

        assertThat(controller.reports).extracting(SessionReport::fencingToken).containsExactlyInAnyOrder(3L, 4L);
    }
}
