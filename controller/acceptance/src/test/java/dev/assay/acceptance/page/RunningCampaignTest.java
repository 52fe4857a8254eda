package dev.assay.acceptance.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads the page of a campaign while it runs is not disturbed by what comes in. */
class RunningCampaignTest {
    private static final String VERDICTS = "section[aria-labelledby=verdicts]";
    private static final String PASSED = VERDICTS + " tr[data-key='0 PEAK_MEMORY PASS']";

    @SuppressWarnings("NullAway.Init") // JUnit calls startBrowser first
    private static PlayedFarm farm;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        farm = PlayedFarm.start();
        browser = Browser.at(farm.url()).as(Screen.PHONE, Scheme.LIGHT);
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
        farm.close();
    }

    @BeforeEach
    void openWithOneCellSettled() throws IOException {
        settle(1);
        browser.open("/ui/campaign.html?id=played");
        browser.await("progress", "return document.querySelector('progress') !== null");
    }

    private static void settle(int cells) throws IOException {
        farm.answer("/campaigns/played/report", PlayedReport.running("played", cells));
        farm.answer(
                "/campaigns/played/progress",
                new CampaignProgress(
                        "played",
                        CampaignState.RUNNING,
                        9,
                        cells,
                        cells,
                        0,
                        0,
                        9,
                        9,
                        List.of("kitchen-pi5: runs"),
                        null,
                        List.of()));
    }

    private static void awaitVerdicts(int count) {
        browser.await(
                count + " verdicts",
                "return document.querySelectorAll('" + VERDICTS + " tbody tr[data-key]').length === " + count);
    }

    @Test
    void whatIsBeingTypedAndWhatIsFoldedOpenStays() throws IOException {
        browser.click(PASSED + " summary");
        browser.find(VERDICTS + " input[type=search]").sendKeys("kitchen");
        browser.ask("window.typing = document.activeElement");

        settle(2);
        awaitVerdicts(4);
        browser.press("-pi5");

        assertThat(browser.ask("return document.activeElement === typing && typing.isConnected"))
                .isEqualTo(true);
        assertThat(browser.ask("return typing.value")).isEqualTo("kitchen-pi5");
        assertThat(browser.find(PASSED + " details").getDomProperty("open")).isEqualTo("true");
        assertThat(browser.count(VERDICTS + " tbody details:not([open])")).isEqualTo(1);
    }

    @Test
    void theFocusInATableAndWhereItWasScrolledToStay() throws IOException {
        Object scrolledTo = browser.ask(
                "const link = document.querySelector(arguments[0]);"
                        + " link.focus(); link.closest('.scroll').scrollLeft = 120; return link.closest('.scroll').scrollLeft;",
                PASSED + " th a");

        settle(2);
        awaitVerdicts(4);

        assertThat(browser.ask("return document.activeElement.matches(arguments[0])", PASSED + " th a"))
                .isEqualTo(true);
        assertThat(browser.ask("return document.querySelector('" + VERDICTS + " .scroll').scrollLeft"))
                .isEqualTo(scrolledTo)
                .isNotEqualTo(0L);
    }

    @Test
    void aColumnForEnergyComesWithItsFirstReading() throws IOException {
        assertThat(titles()).contains("size [kB]").doesNotContain("energy [mJ]");

        settle(2);
        awaitVerdicts(4);

        assertThat(titles()).contains("size [kB]", "energy [mJ]");
        assertThat(browser.complaints()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> titles() {
        return (List<String>)
                requireNonNull(
                        browser.ask(
                                "return [...document.querySelectorAll('section[aria-labelledby=figures] thead th')].map(each => each.textContent)"));
    }
}
