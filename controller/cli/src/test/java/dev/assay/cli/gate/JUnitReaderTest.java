package dev.assay.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Maven's own reader of JUnit XML finds in every gate what the gate says. */
class JUnitReaderTest {
    @ParameterizedTest
    @EnumSource(GoldenGate.class)
    void everyVerdictIsACaseWithItsOutcome(GoldenGate gate) throws Exception {
        CampaignReport report = gate.report();
        List<GateLine> lines = GateLine.of(report);
        int unjudged = GateLine.unjudged(report).size();

        List<ReportTestCase> cases = cases(report);

        assertThat(cases).hasSize(Math.max(1, lines.size() + unjudged));
        assertThat(cases.stream().filter(ReportTestCase::hasFailure))
                .hasSize((int) lines.stream().filter(GateLine::blocks).count());
        assertThat(cases.stream().filter(ReportTestCase::isSuccessful)).hasSize((int)
                lines.stream().filter(line -> !line.needsAttention()).count());
    }

    @Test
    void aFailureSaysWhatWasSeenAndWhatToDo() throws Exception {
        ReportTestCase failure = cases(GoldenGate.LATENCY_REGRESSED.report()).get(0);

        assertThat(failure.getName()).isEqualTo("latency_p50");
        assertThat(failure.getFullClassName()).isEqualTo("vit fp32");
        assertThat(failure.getFailureMessage()).startsWith("FAIL: beyond the limit: +5.2 %");
        assertThat(failure.getFailureDetail()).contains("assay baseline accept").contains("assay waive");
    }

    private static List<ReportTestCase> cases(CampaignReport report) throws Exception {
        return suites(report).stream()
                .flatMap(suite -> suite.getTestCases().stream())
                .toList();
    }

    private static List<ReportTestSuite> suites(CampaignReport report) throws Exception {
        byte[] xml = JUnitXml.of(report).getBytes(StandardCharsets.UTF_8);
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8));
    }
}
