package dev.assay.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.api.FailureOwner;
import dev.assay.api.VerdictRow;
import dev.assay.cli.report.Golden;
import dev.assay.cli.report.SampleCampaign;
import dev.assay.cli.table.DisplayWidth;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class GateFormatsTest {
    private static final int TERMINAL_COLUMNS = 140;
    private static final CampaignReport REPORT = SampleGate.withEverything();
    private static final CampaignReport FARM_FAULT = SampleGate.judged(
            SampleCampaign.withFailuresOf(List.of(FailureOwner.LAB)), Map.of(0, List.of(SampleGate.within())));

    @Test
    void asText() {
        Golden.assertSame(GateText.of(REPORT, "report .assay/reports/digits.html") + "\n", "gate.txt");
        Golden.assertSame(GateText.of(FARM_FAULT, "") + "\n", "gate-farm-fault.txt");
    }

    @Test
    void asMarkdown() {
        Golden.assertSame(GateMarkdown.of(REPORT), "gate.md");
        Golden.assertSame(GateMarkdown.of(FARM_FAULT), "gate-farm-fault.md");
    }

    @Test
    void asJUnitXml() {
        Golden.assertSame(JUnitXml.of(REPORT), "gate.junit.xml");
        Golden.assertSame(JUnitXml.of(FARM_FAULT), "gate-farm-fault.junit.xml");
    }

    @Test
    void theSameUnderAGermanLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            asText();
            asMarkdown();
            asJUnitXml();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyTableLineFitsTheTerminal() {
        assertThat(GateText.of(REPORT, "").lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(TERMINAL_COLUMNS));
    }

    @Test
    void aLineToCopyIsSafeForAShell() {
        CampaignReport report =
                SampleGate.judged(SampleCampaign.hostile(), Map.of(0, List.of(SampleGate.regressed(null))));

        assertThat(GateText.of(report, "").replaceAll("\\s+", " "))
                .contains(
                        "assay waive digits '<script>alert(1)</script>' fp32 latency_p50 --device 'pi\"5<b>' --until DATE");
    }

    @Test
    void aParserFindsInTheXmlWhatItsCountsSay() throws Exception {
        Document document = parsed(JUnitXml.of(REPORT));
        Element root = document.getDocumentElement();

        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(count(document, "testcase"))
                .isEqualTo(root.getAttribute("tests"))
                .isEqualTo("10");
        assertThat(count(document, "failure"))
                .isEqualTo(root.getAttribute("failures"))
                .isEqualTo("1");
        assertThat(count(document, "skipped"))
                .isEqualTo(root.getAttribute("skipped"))
                .isEqualTo("4");
        assertThat(count(document, "error"))
                .isEqualTo(root.getAttribute("errors"))
                .isEqualTo("0");
    }

    @Test
    void aFaultOfTheFarmIsAnErrorAndNoFailure() throws Exception {
        Document document = parsed(JUnitXml.of(FARM_FAULT));

        assertThat(count(document, "failure")).isEqualTo("0");
        Element error = (Element) document.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("type")).isEqualTo("LAB");
        assertThat(error.getAttribute("message")).isEqualTo("it broke");
    }

    @Test
    void aVerdictThatTheFarmCouldNotGiveIsAnErrorToo() throws Exception {
        CampaignReport report = faultWithVerdict(FailureOwner.LAB);

        assertThat(GateOutcome.of(report).exitCode(true)).isEqualTo(4);
        Element error = (Element)
                parsed(JUnitXml.of(report)).getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("type")).isEqualTo("LAB");
        assertThat(SarifLog.of(report, "s.yaml"))
                .contains("was not judged: it broke")
                .doesNotContain("\"ruleIndex\"");
        assertThat(GateText.of(report, "")).contains("→ mend the device or its link");
    }

    @Test
    void whatTheDeviceCannotDoIsAFindingAndNoError() throws Exception {
        CampaignReport report = faultWithVerdict(FailureOwner.DEVICE);

        assertThat(GateOutcome.of(report).exitCode(false)).isEqualTo(2);
        assertThat(count(parsed(JUnitXml.of(report)), "error")).isEqualTo("0");
        assertThat(SarifLog.of(report, "s.yaml")).contains("\"ruleIndex\"");
    }

    private static CampaignReport faultWithVerdict(FailureOwner owner) {
        return SampleGate.judged(
                SampleCampaign.withFailuresOf(List.of(owner)),
                Map.of(0, List.of(SampleGate.within()), 1, List.of(SampleGate.unmeasured())));
    }

    @Test
    void anEmptyGateIsNotGreen() throws Exception {
        Document document = parsed(JUnitXml.of(SampleGate.judged(SampleCampaign.allSkipped(), Map.of())));

        assertThat(count(document, "error")).isEqualTo("1");
    }

    @Test
    void namesThatAreMarkupStayText() throws Exception {
        String evil = "</testcase>\u0000\uD800<script>@all|`x`";
        Verdict verdict = Verdict.withoutEvidence(GatedMetric.LOAD, VerdictReason.NOT_MEASURED, evil);
        CampaignReport report = SampleGate.judged(
                SampleCampaign.hostile(), Map.of(0, List.of(new VerdictRow(verdict, null, null, List.of(), null))));

        Document document = parsed(JUnitXml.of(report));
        NodeList cases = document.getElementsByTagName("testcase");

        assertThat(((Element) cases.item(0)).getAttribute("classname")).isEqualTo("<script>alert(1)</script> fp32");
        assertThat(GateMarkdown.of(report))
                .doesNotContain("<script>", "<img", "@all", "</testcase>")
                .contains("&lt;script&gt;");
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String count(Document document, String element) {
        return Integer.toString(document.getElementsByTagName(element).getLength());
    }
}
