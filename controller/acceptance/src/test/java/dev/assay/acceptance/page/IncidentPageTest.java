package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CauseRow;
import dev.assay.api.IncidentPage;
import dev.assay.api.IncidentRow;
import dev.assay.api.IncidentState;
import dev.assay.api.IncidentView;
import dev.assay.api.StepRow;
import dev.assay.regression.incident.Cause;
import dev.assay.regression.verdict.GatedMetric;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Incidents, which a farm that has run for minutes does not have, and what people may do about them. */
class IncidentPageTest {
    private static final String HOSTILE = "<img src=x onerror=document.title='hurt'>";

    @SuppressWarnings("NullAway.Init") // JUnit calls open first
    private PlayedFarm farm;

    @SuppressWarnings("NullAway.Init") // JUnit calls open first
    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        farm = PlayedFarm.start();
        farm.answer("/incidents", new IncidentPage(0, List.of(incident(IncidentState.OPEN, ""))));
        farm.answer("/incidents/i-1", view(IncidentState.OPEN, ""));
        farm.answer("/incidents/i-1/acknowledge", view(IncidentState.ACKNOWLEDGED, "new cooler is ordered"));
        browser = Browser.at(farm.url()).as(Screen.PHONE, Scheme.DARK);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        farm.close();
    }

    private static IncidentRow incident(IncidentState state, String note) {
        return new IncidentRow(
                "i-1",
                state,
                "main",
                true,
                new CauseRow(Cause.Kind.DEVICE, HOSTILE, CauseRow.Basis.CHANGED, List.of("the kernel is another one")),
                "digits-1",
                null,
                "digits-2",
                null,
                1e-9,
                2,
                0.124,
                "2026-11-21T20:07:12Z",
                "2026-11-21T21:07:12Z",
                "Ada",
                note);
    }

    private static IncidentView view(IncidentState state, String note) {
        StepRow step = new StepRow(
                "s-1",
                "4",
                "resnet on " + HOSTILE,
                GatedMetric.LATENCY_P50,
                0.0021,
                0.00236,
                0.124,
                0.11,
                0.137,
                true,
                "digits-1",
                null,
                "digits-2",
                null,
                "digits-2",
                null,
                null,
                true,
                "i-1",
                null);
        return new IncidentView(incident(state, note), List.of("digits"), List.of(step));
    }

    private void signedInAs(String scope) {
        farm.answer("/session", Map.of("name", "Ada", "scope", scope));
    }

    @Test
    void whoMayOnlyLookSeesWhatMovedAndNoButton() throws IOException {
        browser.open("/ui/incident.html?id=i-1");

        assertThat(browser.count(".buttons button")).isZero();
        assertThat(browser.text()).contains("device " + HOSTILE, "2 figures worse, at most by +12 %", "2.36 ms");
        assertThat(browser.ask("return document.title")).isNotEqualTo("hurt");
        assertThat(Accessibility.faults(browser)).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anIncidentIsAcceptedByKeyboardWithANote() throws IOException {
        signedInAs("CI");
        browser.open("/ui/incident.html?id=i-1");

        browser.ask("document.querySelector('.buttons button').focus()");
        browser.press(Keys.ENTER);
        assertThat(Accessibility.faults(browser)).isEmpty();
        browser.press("new cooler is ordered", Keys.TAB, Keys.ENTER);

        browser.await(
                "the incident to be accepted", "return document.querySelector('h1 .badge').textContent === 'accepted'");
        assertThat(browser.text())
                .contains("new cooler is ordered")
                .doesNotContain("Accept …")
                .contains("Dismiss …");
        assertThat(browser.ask("return document.activeElement.tagName")).isEqualTo("H1");
    }

    @Test
    void escapeClosesTheDialogAndGivesTheFocusBack() {
        signedInAs("ADMIN");
        browser.open("/ui/incident.html?id=i-1");

        browser.ask("document.querySelector('.buttons button').focus()");
        browser.press(Keys.ENTER);
        browser.press(Keys.ESCAPE);

        browser.await("the dialog to close", "return document.querySelector('dialog') === null");
        assertThat(browser.ask("return document.activeElement.textContent")).isEqualTo("Accept …");
        assertThat(browser.ask("return document.querySelector('h1 .badge').textContent"))
                .isEqualTo("open");
    }

    @Test
    void incidentsAreListedByTheirState() throws IOException {
        browser.open("/ui/incidents.html?state=OPEN");

        assertThat(browser.ask("return document.querySelector('#state').value")).isEqualTo("OPEN");
        assertThat(browser.ask("return document.querySelector('tbody a').getAttribute('href')"))
                .isEqualTo("incident.html?id=i-1");
        assertThat(Accessibility.faults(browser)).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aStateThatCannotBeShownSaysWhyAndTheControlGoesBack() {
        browser.open("/ui/incidents.html?state=OPEN");
        farm.down(true);

        browser.choose("#state", "CLOSED");
        browser.await("a word about it", "return document.querySelector('main [role=alert]') !== null");

        assertThat(browser.find("main [role=alert]").getText()).contains("the controller does not answer", "Try again");
        assertThat(browser.ask("return document.querySelector('#state').value")).isEqualTo("OPEN");
        assertThat(browser.address()).endsWith("?state=OPEN");
        farm.down(false);
        browser.click("main [role=alert] button");
        browser.await("the other state", "return document.querySelector('main [role=alert]') === null");
        assertThat(browser.ask("return document.querySelector('#state').value")).isEqualTo("CLOSED");
        assertThat(browser.address()).endsWith("?state=CLOSED");
    }
}
