package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.digits.DigitsFarm;
import dev.assay.acceptance.digits.DigitsFarmExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Nobody needs a pointer. */
@ExtendWith(DigitsFarmExtension.class)
class KeyboardTest {
    private static final String FOCUS = "return document.activeElement.";

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

    @Test
    void aTableIsSortedByItsHeading(DigitsFarm farm) throws Exception {
        browser.open(Place.CAMPAIGN.on(farm));
        browser.ask(
                "[...document.querySelectorAll('thead button')].find(each => each.textContent.startsWith('p50')).focus()");

        browser.press(Keys.ENTER);

        assertThat(browser.ask(FOCUS + "closest('th').getAttribute('aria-sort')"))
                .isEqualTo("ascending");
        assertThat(browser.ask("const rows = [...document.activeElement.closest('table').tBodies[0].rows];"
                        + " const column = document.activeElement.closest('th').cellIndex;"
                        + " const shown = rows.map(row => Number.parseFloat(row.cells[column].textContent));"
                        + " return shown.length > 1 && shown.every((value, i) => i === 0 || shown[i - 1] <= value)"))
                .isEqualTo(true);
        assertThat(browser.address()).contains("sort=p50");
        browser.press(Keys.ENTER);
        assertThat(browser.ask(FOCUS + "closest('th').getAttribute('aria-sort')"))
                .isEqualTo("descending");
    }

    @Test
    void everyStopIsSeenAndInTheOrderOfThePage(DigitsFarm farm) throws Exception {
        browser.open(Place.GATED.on(farm));
        browser.ask("window.stops = []; document.addEventListener('focusin', event => stops.push(event.target))");

        for (int i = 0; i < 40; i++) {
            browser.press(Keys.TAB);
        }

        assertThat(browser.ask("return stops.length >= 20 && stops.every((each, i) => i === 0"
                        + " || (stops[i - 1].compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)"))
                .isEqualTo(true);
        assertThat(browser.ask("return stops.filter(each => getComputedStyle(each).outlineStyle === 'none'"
                        + " && document.activeElement === each).length"))
                .isEqualTo(0L);
    }
}
