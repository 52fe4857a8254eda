package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.digits.DigitsFarm;
import dev.assay.acceptance.digits.DigitsFarmExtension;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The report of {@code assay run}: one file, opened from the disk without any network. */
@ExtendWith(DigitsFarmExtension.class)
class ReportFileTest {
    @SuppressWarnings("NullAway.Init") // JUnit calls open first
    private static Browser browser;

    @BeforeAll
    static void open(DigitsFarm farm) {
        browser = Browser.at(farm.url());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<Arguments> screens() {
        return Arrays.stream(Screen.values())
                .flatMap(screen -> Arrays.stream(Scheme.values()).map(scheme -> Arguments.of(screen, scheme)));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void itDrawsItsChartFitsTheScreenAndCanBeReadByEverybody(Screen screen, Scheme scheme, DigitsFarm farm)
            throws Exception {
        browser.as(screen, scheme).openElsewhere(farm.acceptedHtml().toUri());
        browser.awaitPage();

        browser.picture("report-file-" + screen.name().toLowerCase(Locale.ROOT) + "-" + scheme.word());

        assertThat(browser.count("figure .canvas canvas")).isEqualTo(1);
        assertThat(String.valueOf(browser.ask("return document.querySelector('.canvas').getAttribute('aria-label')")))
                .startsWith("Accuracy against latency on " + DigitsFarm.DEVICE);
        assertThat(browser.complaints()).isEmpty();
        assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(screen.width);
        assertThat(Accessibility.faults(browser)).isEmpty();
    }

    @Test
    void withoutScriptsTheTableIsThere(DigitsFarm farm) throws Exception {
        browser.as(Screen.DESKTOP, Scheme.LIGHT).withScripts(false);
        try {
            browser.openElsewhere(farm.acceptedHtml().toUri());

            assertThat(browser.count("figure[hidden]")).isEqualTo(1);
            assertThat(browser.count("table.figures tbody tr")).isEqualTo((int) farm.acceptedCampaign().cells().stream()
                    .filter(cell -> cell.state().isMeasured())
                    .count());
        } finally {
            browser.withScripts(true);
        }
    }
}
