package dev.assay.cli.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.cli.gate.SampleGate;
import dev.assay.cli.report.SampleCampaign;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @Test
    void whatAUserWroteStaysText() {
        String html = withoutScript(HtmlReport.of(SampleCampaign.hostile()));

        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("&lt;img src=x onerror=alert(2)&gt;")
                .contains("pi&quot;5&lt;b&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("5<b>");
    }

    @Test
    void everyElementIsClosedAndEveryAttributeQuoted() throws Exception {
        assertThat(parsed(SampleCampaign.onTwoDevicesWithoutSensor())
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("html");
        assertThat(parsed(SampleCampaign.hostile())
                        .getElementsByTagName("script")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void aSimulatedDeviceSaysSoAtItsNameAndUnderItsTable() {
        String html = HtmlReport.of(SampleCampaign.simulated());

        assertThat(html)
                .contains("sim-2 (simulated)</h2>")
                .contains("all rows: simulated: made up by a seeded model")
                .contains("measured by sim-2 in place of sim-1")
                .contains("raspberry-pi-5");
        assertThat(HtmlReport.of(SampleCampaign.withSensor())).doesNotContain("simulated");
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String html = withoutScript(HtmlReport.of(SampleCampaign.withSensor()));

        assertThat(html).doesNotContain("http:").doesNotContain("https:").contains("default-src &#39;none&#39;");
        assertThat(Pattern.compile("<(link|img|iframe|script[^>]*src|use)\\b")
                        .matcher(html)
                        .find())
                .isFalse();
    }

    @Test
    void everyMeasuredCellIsAPointOfTheChartAndARowInTheTable() throws Exception {
        Document page = parsed(SampleCampaign.withSensor());

        Map<String, Object> chart =
                JSON.std.mapFrom(((Element) page.getElementsByTagName("figure").item(0)).getAttribute("data-chart"));

        assertThat((List<?>) chart.get("points")).hasSize(5);
        assertThat(countOfClass(page, "table", "figures")).isEqualTo(1);
        assertThat(page.getElementsByTagName("details").getLength()).isEqualTo(3);
    }

    @Test
    void withoutScriptsTheChartIsNotThereAndTheTableIs() throws Exception {
        Document page = parsed(SampleCampaign.withSensor());

        assertThat(((Element) page.getElementsByTagName("figure").item(0)).hasAttribute("hidden"))
                .isTrue();
        assertThat(countOfClass(page, "table", "figures")).isEqualTo(1);
    }

    @Test
    void aReportWithoutAChartCarriesNoChartLibrary() {
        assertThat(HtmlReport.of(SampleCampaign.stopped())).hasSizeLessThan(60_000);
        assertThat(HtmlReport.of(SampleCampaign.withSensor())).hasSizeBetween(700_000, 800_000);
    }

    @Test
    void findingsAndConstraintsStandUnderTheirDevice() throws Exception {
        Document page = parsed(SampleCampaign.withSensor());

        assertThat(countOfClass(page, "table", "findings")).isEqualTo(1);
        assertThat(page.getDocumentElement().getTextContent())
                .contains("Findings on kitchen-pi5")
                .contains("p90 <= 2.1 ms: kept by 4, broken by 1")
                .contains("over a limit of the sweep")
                .contains("ship static-int8 instead");
        assertThat(countOfClass(parsed(SampleCampaign.stopped()), "table", "findings"))
                .isZero();
    }

    @Test
    void aGatedCampaignBeginsWithItsVerdictsAndWhatToDo() throws Exception {
        Document page = parsed(SampleGate.withEverything());

        assertThat(countOfClass(page, "table", "verdicts")).isEqualTo(1);
        assertThat(countOfClass(page, "tr", "blocks")).isEqualTo(1);
        assertThat(countOfClass(page, "p", "outcome bad")).isEqualTo(1);
        assertThat(page.getDocumentElement().getTextContent())
                .contains("regressed: 1 failed, 1 waived, 3 not decided")
                .contains("against c-20261118-3, the baseline of main")
                .contains("→ mend it; or, if it is wanted, accept a baseline");
        assertThat(countOfClass(parsed(SampleCampaign.withSensor()), "table", "verdicts"))
                .isZero();
    }

    @Test
    void eachDeviceHasItsOwnChart() throws Exception {
        assertThat(parsed(SampleCampaign.onTwoDevicesWithoutSensor())
                        .getElementsByTagName("figure")
                        .getLength())
                .isEqualTo(2);
    }

    @Test
    void aReportWithoutFiguresIsStillAPage() throws Exception {
        assertThat(parsed(SampleCampaign.stopped()).getDocumentElement().getTextContent())
                .contains("nothing was measured")
                .contains("the campaign was stopped before");
    }

    @Test
    void numbersAreTheSameUnderAGermanLocale() {
        String expected = HtmlReport.of(SampleCampaign.withSensor());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(HtmlReport.of(SampleCampaign.withSensor())).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static long countOfClass(Document page, String tag, String cssClass) {
        NodeList elements = page.getElementsByTagName(tag);
        long count = 0;
        for (int i = 0; i < elements.getLength(); i++) {
            String classes = elements.item(i).getAttributes().getNamedItem("class") == null
                    ? ""
                    : elements.item(i).getAttributes().getNamedItem("class").getNodeValue();
            count += classes.startsWith(cssClass) ? 1 : 0;
        }
        return count;
    }

    private static String withoutScript(String html) {
        return html.replaceAll("(?s)<(script|style)>.*?</(script|style)>", "<$1></$1>");
    }

    /** The page is written so strictly that an XML parser reads it, once script and style are taken out. */
    private static Document parsed(dev.assay.api.CampaignReport report) throws Exception {
        String html = withoutScript(HtmlReport.of(report)).replaceFirst("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
