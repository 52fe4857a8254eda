package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.digits.DigitsFarm;
import dev.assay.acceptance.digits.DigitsFarmExtension;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of every page, on every screen and in both schemes, with data from a real sweep of the digits. */
@ExtendWith(DigitsFarmExtension.class)
class EveryPageTest {
    @SuppressWarnings("NullAway.Init") // JUnit calls open first
    private static Browser browser;

    @BeforeAll
    static void open(DigitsFarm farm) throws Exception {
        browser = Browser.at(farm.url()).signIn(farm.token());
        browser.complaints();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<Arguments> placesOnScreens() {
        return Arrays.stream(Place.values())
                .flatMap(place -> Arrays.stream(Screen.values())
                        .flatMap(screen ->
                                Arrays.stream(Scheme.values()).map(scheme -> Arguments.of(place, screen, scheme))));
    }

    @ParameterizedTest
    @MethodSource("placesOnScreens")
    void itFitsTheScreenAndCanBeReadByEverybody(Place place, Screen screen, Scheme scheme, DigitsFarm farm)
            throws Exception {
        browser.as(screen, scheme).open(place.on(farm));

        browser.picture(place.picture(screen, scheme));

        assertThat(browser.complaints()).isEmpty();
        assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                .as("as wide as what it holds")
                .isLessThanOrEqualTo(screen.width);
        assertThat(Accessibility.faults(browser)).isEmpty();
        assertThat(browser.count("h1")).isEqualTo(1);
        assertThat(browser.count("main [role=alert] h2")).as("problems").isZero();
    }

    @Test
    void everyPlaceOfTheNavigationIsThere(DigitsFarm farm) {
        browser.as(Screen.DESKTOP, Scheme.LIGHT).open("/ui/");

        Object statuses = browser.askLater("const done = arguments[0];"
                + " Promise.all([...document.querySelectorAll('body > header a')].map(each => fetch(each.href)"
                + ".then(answer => `${each.textContent} ${answer.status}`))).then(done);");

        assertThat((java.util.List<?>) statuses)
                .hasSize(6)
                .allSatisfy(status -> assertThat((String) status).endsWith("200"));
    }
}
