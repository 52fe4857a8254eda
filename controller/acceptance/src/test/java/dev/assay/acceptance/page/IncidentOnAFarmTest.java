package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** An incident that the watch found on a real farm, from the first sight of it until nobody needs to look any more. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IncidentOnAFarmTest {
    private static final String CAUSE = "model " + NightlyFarm.MODEL;
    private static final String STATE = "return document.querySelector('h1 .badge').textContent === ";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit calls open first
    private static NightlyFarm farm;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        farm = NightlyFarm.start(folder);
        browser = Browser.at(farm.url()).as(Screen.DESKTOP, Scheme.LIGHT).signIn(farm.token());
        browser.complaints();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (farm != null) {
            farm.close();
        }
    }

    /** Follows a link of the page by its words. */
    private static void follow(String place, String words) {
        browser.ask(
                "[...document.querySelectorAll(arguments[0])].find(each => each.textContent === arguments[1]).click()",
                place,
                words);
        browser.await("the incident", "return document.querySelector('h1 .badge') !== null");
        browser.awaitPage();
    }

    private static void list(String state) {
        browser.open("/ui/incidents.html");
        browser.choose("#state", state);
        browser.await("the list", "return location.search.includes('" + state + "')");
    }

    private static void decide(String button, String note) throws IOException {
        browser.ask(
                "[...document.querySelectorAll('.buttons button')].find(each => each.textContent.startsWith(arguments[0])).focus()",
                button);
        browser.press(Keys.ENTER);
        browser.press(note);
        browser.picture("incident-" + button.toLowerCase(Locale.ROOT) + "-dialog");
        assertThat(Accessibility.faults(browser)).isEmpty();
        browser.press(Keys.TAB, Keys.ENTER);
    }

    @Test
    @Order(1)
    void theOverviewLeadsToItAndItSaysWhatMovedAndWhy() {
        browser.open("/ui/");

        follow("section[aria-labelledby=incidents] a", CAUSE);

        assertThat(browser.text())
                .contains(
                        "Likely cause: " + CAUSE,
                        "worse, ",
                        "Why this is the likely cause",
                        "artifact_size",
                        "444444444444")
                .contains(NightlyFarm.MODEL + " · fp32 on night-raspberry-pi-5-0001");
        assertThat(browser.count("section[aria-labelledby=steps] tbody tr")).isPositive();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void itFitsEveryScreenAndCanBeReadByEverybody() throws IOException {
        for (Screen screen : Screen.values()) {
            for (Scheme scheme : Scheme.values()) {
                browser.as(screen, scheme).open("/ui/incidents.html");
                browser.picture(("incidents-found-" + screen + "-" + scheme).toLowerCase(Locale.ROOT));
                assertThat(Accessibility.faults(browser)).isEmpty();
                follow("tbody a", CAUSE);

                browser.picture(("incident-" + screen + "-" + scheme).toLowerCase(Locale.ROOT));

                assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(screen.width);
                assertThat(Accessibility.faults(browser)).isEmpty();
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    @Test
    @Order(3)
    void whoAcceptsItSaysWhatIsDoneAboutIt() throws IOException, InterruptedException {
        browser.as(Screen.DESKTOP, Scheme.LIGHT);
        list("OPEN");
        follow("tbody a", CAUSE);

        decide("Accept", "the larger model is wanted; Ada looks at its latency");

        browser.await("the incident to be accepted", STATE + "'accepted'");
        assertThat(browser.text()).contains("the larger model is wanted; Ada looks at its latency");
        list("ACKNOWLEDGED");
        assertThat(browser.count("tbody a")).isEqualTo(1);
        assertThat(farm.assay("incident", "ls")).contains("the larger model is wanted");
    }

    @Test
    @Order(4)
    void whoDismissesItSaysWhyAndItIsOpenNoMore() throws IOException, InterruptedException {
        list("ACKNOWLEDGED");
        follow("tbody a", CAUSE);

        decide("Dismiss", "within what the door can spare");

        browser.await("the incident to be dismissed", STATE + "'dismissed'");
        list("OPEN");
        assertThat(browser.text()).contains("none: no figure has moved");
        list("CLOSED");
        follow("tbody a", CAUSE);
        assertThat(browser.text()).contains("within what the door can spare").doesNotContain("Dismiss …");
        assertThat(browser.complaints()).isEmpty();
    }
}
