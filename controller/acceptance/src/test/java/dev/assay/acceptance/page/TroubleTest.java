package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page shows when something is missing, wrong or hostile. */
class TroubleTest {
    private static final String NAME = "<img src=x onerror=\"document.title='taken over'\">{a|b}&amp;\u202E";

    @SuppressWarnings("NullAway.Init") // JUnit calls startBrowser first
    private static PlayedFarm farm;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        farm = PlayedFarm.start();
        browser = Browser.at(farm.url()).as(Screen.DESKTOP, Scheme.LIGHT);
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
        farm.close();
    }

    @BeforeEach
    @AfterEach
    void allIsWell() {
        farm.signedIn(true);
        farm.down(false);
    }

    @Test
    void anEmptyFarmSaysHowToBegin() {
        browser.open("/ui/");

        assertThat(browser.text()).contains("Nothing runs.", "assay run", "assay device add", "no campaign yet");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aCampaignThatIsNotThereIsAProblemAndNotAnEmptyPage() {
        browser.open("/ui/campaign.html?id=none");

        assertThat(browser.find("main [role=alert]").getText()).contains("there is nothing at");
        assertThat(browser.text()).contains("Try again");
        browser.complaints();
    }

    @Test
    void whoseTokenHasExpiredSignsInAndComesBackToTheSameView() throws IOException {
        farm.answer("/campaigns/played/report", PlayedReport.named("played"));
        farm.signedIn(false);
        browser.openElsewhere(farm.url().resolve("/ui/campaign.html?id=played&y=size"));
        browser.await(
                "the sign-in", "return location.pathname.endsWith('sign-in.html') && document.forms.length === 1");

        browser.fill("#token", "0".repeat(64));
        browser.click("form button");
        browser.await("the way back", "return location.pathname.endsWith('campaign.html')");
        browser.awaitPage();

        assertThat(browser.address()).endsWith("/ui/campaign.html?id=played&y=size");
        assertThat(browser.ask("return document.querySelector('select[name=y]').value"))
                .isEqualTo("size");
        browser.complaints();
    }

    @Test
    void nobodyIsLedToAnotherSiteAfterSigningIn() {
        farm.signedIn(false);
        browser.openElsewhere(farm.url().resolve("/ui/sign-in.html?back=https://elsewhere.example/ui/"));
        browser.await("the sign-in", "return document.forms.length === 1");

        browser.fill("#token", "0".repeat(64));
        browser.click("form button");
        browser.await("the way on", "return !location.pathname.endsWith('sign-in.html')");

        assertThat(browser.address()).isEqualTo(farm.url() + "/ui/");
        browser.complaints();
    }

    @Test
    void aControllerThatIsAwayIsToldAndWhatWasSeenStays() throws IOException {
        Map<String, Object> running = new HashMap<>(PlayedReport.named("played"));
        running.put("state", "RUNNING");
        farm.answer("/campaigns/played/report", running);
        farm.answer("/campaigns/played/progress", progress(CampaignState.RUNNING));
        browser.open("/ui/campaign.html?id=played");
        browser.await("progress", "return document.querySelector('progress') !== null");

        farm.down(true);
        browser.await("a word about it", "return !document.querySelector('.stale').hidden");

        assertThat(browser.find(".stale").getText()).contains("What you see may be old", "does not answer");
        assertThat(browser.count("tbody tr")).isPositive();
        farm.down(false);
        browser.await("its return", "return document.querySelector('.stale').hidden");
        farm.answer("/campaigns/played/progress", progress(CampaignState.FINISHED));
        farm.answer("/campaigns/played/report", PlayedReport.named("played"));
        browser.await("the end", "return document.querySelector('progress') === null");
        assertThat(browser.find("h1").getText()).contains("finished");
        browser.complaints();
    }

    private static CampaignProgress progress(CampaignState state) {
        return new CampaignProgress(
                "played", state, 6, 3, 3, 0, 0, 4, 2, List.of("kitchen-pi5: " + NAME), null, List.of());
    }

    @Test
    void aNameThatIsMarkupStaysAName() throws IOException {
        farm.answer("/campaigns/played/report", PlayedReport.hostile("played", NAME));

        browser.open("/ui/campaign.html?id=played");

        assertThat(browser.ask("return document.querySelector('main').textContent.includes(arguments[0])", NAME))
                .isEqualTo(true);
        assertThat(browser.count("main img")).isZero();
        assertThat(browser.ask("return document.title")).isEqualTo("played · Assay");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aNameThatIsMarkupStaysANameInTheChart() throws IOException {
        farm.answer("/campaigns/played/report", PlayedReport.hostile("played", NAME));
        browser.open("/ui/campaign.html?id=played");

        browser.ask("const chart = echarts.getInstanceByDom(document.querySelector('.canvas'));"
                + " chart.getOption().series.forEach((series, seriesIndex) => series.type === 'scatter'"
                + " && chart.dispatchAction({type: 'showTip', seriesIndex, dataIndex: 0}));");

        assertThat(browser.count(".chart img")).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aThousandCellsAreShownFilteredAndSorted() throws IOException {
        farm.answer("/campaigns/large/report", PlayedReport.withCells("large", 1_000));
        long begin = System.nanoTime();
        browser.open("/ui/campaign.html?id=large");
        long shown = System.nanoTime();

        assertThat(browser.count("tbody tr")).isEqualTo(1_000);
        Object sortedMillis = browser.ask("const begin = performance.now();"
                + " [...document.querySelectorAll('thead button')].find(each => each.textContent.startsWith('p50')).click();"
                + " return Math.round(performance.now() - begin);");
        browser.fill("input[type=search]", "0.1999");
        assertThat(browser.count("tbody tr")).isEqualTo(1);
        assertThat(browser.complaints()).isEmpty();
        System.out.printf(
                java.util.Locale.ROOT,
                "1000 cells: shown after %.1f s, sorted in %s ms%n",
                (shown - begin) / 1e9,
                sortedMillis);
    }
}
