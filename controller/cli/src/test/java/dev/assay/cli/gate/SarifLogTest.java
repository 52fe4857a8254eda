package dev.assay.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.FailureOwner;
import dev.assay.cli.report.Golden;
import dev.assay.cli.report.SampleCampaign;
import dev.assay.protocol.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SarifLogTest {
    private static final String FILE = "sweeps/digits 1.yaml";

    /** What the standard requires of a log, and what readers need besides. */
    record Log(String version, List<Run> runs) {}

    record Run(Tool tool, List<Invocation> invocations, List<Result> results) {}

    record Tool(Driver driver) {}

    record Driver(String name, List<Rule> rules) {}

    record Rule(String id) {}

    record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

    record Notification(String level, Message message) {}

    record Message(String text) {}

    record Result(
            String ruleId,
            int ruleIndex,
            String kind,
            String level,
            Message message,
            List<Location> locations,
            @Nullable List<Suppression> suppressions) {}

    record Location(PhysicalLocation physicalLocation) {}

    record PhysicalLocation(ArtifactLocation artifactLocation) {}

    record ArtifactLocation(String uri) {}

    record Suppression(String kind, String justification) {}

    @Test
    void everyPropertyIsWhereReadersExpectIt() {
        Golden.assertSame(SarifLog.of(SampleGate.withEverything(), FILE), "gate.sarif");
    }

    @Test
    void whatTheStandardRequiresIsThere() throws Exception {
        Log log = read(SarifLog.of(SampleGate.withEverything(), FILE));

        assertThat(log.version()).isEqualTo("2.1.0");
        assertThat(log.runs()).hasSize(1);
        Run run = log.runs().get(0);
        assertThat(run.tool().driver().name()).isEqualTo("assay gate");
        assertThat(run.invocations()).singleElement().matches(Invocation::executionSuccessful);
        assertThat(run.results()).hasSize(5).allSatisfy(result -> {
            assertThat(run.tool().driver().rules().get(result.ruleIndex()).id()).isEqualTo(result.ruleId());
            assertThat(result.message().text()).isNotBlank();
            assertThat(result.level()).isEqualTo(result.kind().equals("fail") ? "error" : "none");
            assertThat(result.locations()
                            .get(0)
                            .physicalLocation()
                            .artifactLocation()
                            .uri())
                    .isEqualTo("sweeps/digits%201.yaml");
        });
    }

    @Test
    void onlyAWaivedRegressionIsSuppressed() throws Exception {
        Run run = read(SarifLog.of(SampleGate.withEverything(), FILE)).runs().get(0);

        assertThat(run.results().stream().filter(result -> result.suppressions() != null))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.kind()).isEqualTo("fail");
                    assertThat(result.suppressions())
                            .containsExactly(new Suppression("external", "ORT 1.29 is slower here, issue 77"));
                });
    }

    @Test
    void aFaultOfTheFarmIsANotificationAndNoResult() throws Exception {
        String text = SarifLog.of(
                SampleGate.judged(
                        SampleCampaign.withFailuresOf(List.of(FailureOwner.LAB)),
                        Map.of(0, List.of(SampleGate.within()))),
                FILE);
        Run run = read(text).runs().get(0);

        assertThat(run.results()).isEmpty();
        assertThat(run.invocations())
                .containsExactly(new Invocation(
                        false,
                        List.of(new Notification("error", new Message("vit rank=0.5 was not judged: it broke")))));
    }

    private static Log read(String text) throws Exception {
        return WireJson.read(Log.class, text.getBytes(StandardCharsets.UTF_8));
    }
}
