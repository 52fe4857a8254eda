package dev.assay.acceptance.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.digits.DigitsFarm;
import dev.assay.acceptance.digits.DigitsFarmExtension;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.regression.summary.LatencySummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Nobody needs a pointer. */
@ExtendWith(DigitsFarmExtension.class)
class KeyboardTest {
    private static final String FOCUS = "return document.activeElement.";
    private static final String ROWS =
            "return [...document.activeElement.closest('table').tBodies[0].rows].map(row => row.dataset.key)";
    private static final int STOPS = 40;

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

    @Test
    void theFirstStopLeadsPastTheNavigation(DigitsFarm farm) throws Exception {
        browser.open(Place.CAMPAIGN.on(farm));

        browser.press(Keys.TAB);
        assertThat(browser.ask(FOCUS + "textContent")).isEqualTo("Skip to the content");
        browser.press(Keys.ENTER);

        assertThat(browser.ask(FOCUS + "id")).isEqualTo("main");
        browser.press(Keys.TAB);
        assertThat(browser.ask("return document.querySelector('main').contains(document.activeElement)"))
                .isEqualTo(true);
    }

    /** By the figures of the report and not by the digits on the screen, which are as many as each figure's uncertainty allows. */
    private static List<String> keysByMedian(CampaignReport report) {
        return report.cells().stream()
                .filter(cell -> cell.state().isMeasured())
                .sorted(Comparator.comparingDouble(KeyboardTest::medianSeconds))
                .map(cell -> Integer.toString(cell.index()))
                .toList();
    }

    private static double medianSeconds(CellRow cell) {
        LatencySummary latency = requireNonNull(requireNonNull(cell.summary()).latency());
        return requireNonNull(latency.p50Seconds()).value();
    }

    @Test
    void aTableIsSortedByItsHeading(DigitsFarm farm) throws Exception {
        List<String> ascending = keysByMedian(farm.acceptedCampaign());
        browser.open(Place.CAMPAIGN.on(farm));
        browser.ask(
                "[...document.querySelectorAll('thead button')].find(each => each.textContent.startsWith('p50')).focus()");

        browser.press(Keys.ENTER);

        assertThat(browser.ask(FOCUS + "closest('th').getAttribute('aria-sort')"))
                .isEqualTo("ascending");
        assertThat(browser.ask(ROWS)).isEqualTo(ascending);
        assertThat(browser.address()).contains("sort=p50");
        browser.press(Keys.ENTER);
        assertThat(browser.ask(FOCUS + "closest('th').getAttribute('aria-sort')"))
                .isEqualTo("descending");
        List<String> descending = new ArrayList<>(ascending);
        Collections.reverse(descending);
        assertThat(browser.ask(ROWS)).isEqualTo(descending);
    }

    @Test
    void everyStopIsSeenAndInTheOrderOfThePage(DigitsFarm farm) throws Exception {
        browser.open(Place.GATED.on(farm));
        browser.ask(
                "window.stops = []; window.unseen = [];" + " document.addEventListener('focusin', ({target}) => {"
                        + " const {outlineStyle, outlineWidth} = getComputedStyle(target);"
                        + " stops.push(target);"
                        + " if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) === 0) unseen.push(target.outerHTML); })");

        for (int i = 0; i < STOPS; i++) {
            browser.press(Keys.TAB);
        }

        assertThat(browser.ask("return stops.length >= 20 && stops.every((each, i) => i === 0"
                        + " || (stops[i - 1].compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)"))
                .isEqualTo(true);
        assertThat((List<?>) browser.ask("return unseen"))
                .as("stops without an outline while they have the focus")
                .isEmpty();
    }
}
