package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Colours follow the system until somebody chooses. */
class ThemeTest {
    private static final String GROUND = "return getComputedStyle(document.body).backgroundColor";

    @Test
    void theColoursThatSomebodyChoseStay() throws IOException {
        try (PlayedFarm farm = PlayedFarm.start();
                Browser browser = Browser.at(farm.url())) {
            Object light = browser.as(Screen.DESKTOP, Scheme.LIGHT).open("/ui/").ask(GROUND);
            Object dark = browser.as(Screen.DESKTOP, Scheme.DARK).ask(GROUND);

            browser.choose("#theme", "light");

            assertThat(dark).isNotEqualTo(light);
            assertThat(browser.ask(GROUND)).isEqualTo(light);
            assertThat(browser.open("/ui/devices.html").ask(GROUND)).isEqualTo(light);
            browser.choose("#theme", "");
            assertThat(browser.ask(GROUND)).isEqualTo(dark);
        }
    }

    @Test
    void aChartTakesTheColoursOfThePage() throws IOException {
        try (PlayedFarm farm = PlayedFarm.start();
                Browser browser = Browser.at(farm.url()).as(Screen.DESKTOP, Scheme.LIGHT)) {
            farm.answer("/campaigns/played/report", PlayedReport.named("played"));
            String lineColour = "return echarts.getInstanceByDom(document.querySelector('.canvas')).getOption()"
                    + ".yAxis[0].splitLine.lineStyle.color";
            Object light = browser.open("/ui/campaign.html?id=played").ask(lineColour);

            browser.choose("#theme", "dark");

            assertThat(browser.ask(lineColour)).isNotEqualTo(light).asString().startsWith("rgb(");
        }
    }
}
