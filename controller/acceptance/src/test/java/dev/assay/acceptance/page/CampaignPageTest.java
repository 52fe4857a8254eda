package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.digits.DigitsFarm;
import dev.assay.acceptance.digits.DigitsFarmExtension;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.GateTally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A campaign's page, and the comparison of two, by what the farm's report says. */
@ExtendWith(DigitsFarmExtension.class)
class CampaignPageTest {
    private static final String POINTS =
            "return echarts.getInstanceByDom(document.querySelector('.canvas')).getOption()"
                    + ".series.filter(each => each.type === 'scatter').flatMap(each => each.data.map(datum => datum.point.key))";
    private static final String ROWS =
            "return [...document.querySelectorAll('section[aria-labelledby=figures] tr[data-key]')].map(row => row.dataset.key)";

    private static final String TITLES =
            "return [...document.querySelectorAll('section[aria-labelledby=figures] thead th')].map(each => each.textContent)";

    @SuppressWarnings("NullAway.Init") // JUnit calls open first
    private static Browser browser;

    @BeforeAll
    static void open(DigitsFarm farm) throws Exception {
        browser = Browser.at(farm.url()).as(Screen.DESKTOP, Scheme.LIGHT).signIn(farm.token());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forget() {
        browser.complaints();
    }

    private static List<String> keys(CampaignReport report, String model) {
        return report.cells().stream()
                .filter(cell -> cell.state().isMeasured()
                        && (model.isEmpty() || cell.model().equals(model)))
                .map(cell -> Integer.toString(cell.index()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> asked(String script) {
        return (List<String>) java.util.Objects.requireNonNull(browser.ask(script));
    }

    @Test
    void chartAndTableShowEveryMeasuredCell(DigitsFarm farm) throws Exception {
        browser.open(Place.CAMPAIGN.on(farm));

        List<String> measured = keys(farm.acceptedCampaign(), "");
        assertThat(asked(ROWS)).containsExactlyElementsOf(measured);
        assertThat(asked(POINTS)).containsExactlyInAnyOrderElementsOf(measured);
        assertThat(String.valueOf(browser.ask("return document.querySelector('.canvas').getAttribute('aria-label')")))
                .contains("accuracy against p50 latency", measured.size() + " points");
    }

    @Test
    void aColumnThatSaysNothingIsLeftOut(DigitsFarm farm) throws Exception {
        browser.open(Place.CAMPAIGN.on(farm));
        assertThat(asked(TITLES)).contains("size [kB]").doesNotContain("device", "energy [mJ]", "verdicts");
        assertThat(browser.count(".facts a[href='device.html?name=" + DigitsFarm.DEVICE + "']"))
                .isEqualTo(1);

        browser.open(Place.SIMULATED.on(farm));
        assertThat(asked(TITLES)).contains("energy [mJ]").doesNotContain("device");
        browser.choose("select[name=device]", "*");
        assertThat(asked(TITLES)).contains("energy [mJ]", "device");
    }

    @Test
    void theLineIsAStaircaseOverWhatIsBest(DigitsFarm farm) throws Exception {
        browser.open(Place.CAMPAIGN.on(farm));

        assertThat(
                        browser.ask(
                                "const line = echarts.getInstanceByDom(document.querySelector('.canvas')).getOption()"
                                        + ".series.find(each => each.type === 'line').data;"
                                        + " return line.length >= 2 && line.every(([x, y], i) => i === 0"
                                        + " || (x === line[i - 1][0] || y === line[i - 1][1]) && x >= line[i - 1][0] && y >= line[i - 1][1])"))
                .isEqualTo(true);
    }

    @Test
    void whatIsChosenStandsInTheAddressAndALinkShowsTheSame(DigitsFarm farm) throws Exception {
        CampaignReport report = farm.acceptedCampaign();
        String model = report.cells().get(0).model();
        browser.open(Place.CAMPAIGN.on(farm));

        browser.choose("select[name=model]", model);
        browser.choose("select[name=y]", "size");
        List<String> rows = asked(ROWS);
        String address = browser.address();
        browser.open("/ui/").open(address);

        assertThat(rows)
                .containsExactlyElementsOf(keys(report, model))
                .hasSizeLessThan(keys(report, "").size());
        assertThat(address).contains("model=" + model, "y=size");
        assertThat(asked(ROWS)).isEqualTo(rows);
        assertThat(
                        String.valueOf(
                                browser.ask(
                                        "return echarts.getInstanceByDom(document.querySelector('.canvas')).getOption().yAxis[0].name")))
                .startsWith("size [kB]");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyReasonForAMissingCellIsTold(DigitsFarm farm) throws Exception {
        browser.open(Place.CAMPAIGN.on(farm));

        assertThat(farm.acceptedCampaign().cells())
                .filteredOn(cell -> cell.reason() != null)
                .isNotEmpty()
                .extracting(CellRow::reason)
                .allSatisfy(reason -> assertThat(browser.text()).contains(reason));
    }

    @Test
    void aRegressionStandsFirstWithItsEvidence(DigitsFarm farm) throws Exception {
        CampaignReport report = farm.regressedCampaign();
        GateTally tally = GateTally.of(report);
        browser.open(Place.GATED.on(farm));

        assertThat(browser.find("section[aria-labelledby=verdicts] .tally").getText())
                .contains(tally.failed() + " failed");
        assertThat(browser.find("section[aria-labelledby=verdicts] tbody tr .badge")
                        .getText())
                .startsWith("fail");
        assertThat(browser.count("section[aria-labelledby=verdicts] tbody tr")).isEqualTo(tally.verdicts());
        assertThat(browser.text()).contains("the baseline of " + DigitsFarm.BRANCH);
    }

    @Test
    void theListCountsWhatTheReportSays(DigitsFarm farm) throws Exception {
        GateTally tally = GateTally.of(farm.regressedCampaign());
        browser.open("/ui/");

        Object row = browser.askLater("const done = arguments[0];"
                + " fetch('/api/v1/campaigns?branch=" + DigitsFarm.CANDIDATE_BRANCH
                + "').then(answer => answer.json()).then(list => done(list.campaigns[0].verdicts));");

        assertThat(row)
                .isEqualTo(Map.of(
                        "failed", (long) tally.failed(),
                        "waived", (long) tally.waived(),
                        "undecided", (long) tally.undecided(),
                        "passed", (long) tally.passed(),
                        "improved", (long) tally.improved()));
    }

    @Test
    void theRawReportCanBeTakenAlong(DigitsFarm farm) throws Exception {
        browser.open(Place.CAMPAIGN.on(farm));

        Object format = browser.askLater("const done = arguments[0];"
                + " fetch(document.querySelector('a[download$=\".json\"]').href).then(answer => answer.json())"
                + ".then(report => done(report.format));");

        assertThat(format).isEqualTo(CampaignReport.FORMAT);
    }

    @Test
    void twoCampaignsAreComparedWithoutAVerdict(DigitsFarm farm) throws Exception {
        browser.open(Place.COMPARISON.on(farm));

        assertThat(browser.text())
                .contains(
                        "nothing here is proven",
                        "the verdicts of " + farm.regressedCampaign().campaignId())
                .doesNotContainIgnoringCase("regressed by");
        assertThat(browser.count("section[aria-labelledby=both] tbody tr")).isPositive();
        browser.choose("select[name=figure]", "memory");
        assertThat(browser.address()).contains("figure=memory");
        assertThat(browser.complaints()).isEmpty();
    }
}
