package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.AssayCommand;
import dev.assay.acceptance.chaos.farm.FreePort;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person signs in with an account of a provider on another site, in a real browser, at a controller without devices. */
class AccountSignInTest {
    /** A view with a choice in its address, which has to be there again afterwards. */
    private static final String VIEW = "/ui/campaigns.html?state=FINISHED";

    private static final String AT_SIGN_IN = "return location.pathname.endsWith('/sign-in.html')"
            + " && document.querySelector('#other-ways a') !== null";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    private static AccountProvider provider;

    @SuppressWarnings("NullAway.Init")
    private static AssayCommand controller;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private static URI farm = URI.create("http://127.0.0.1");

    @BeforeAll
    static void start() throws Exception {
        provider = AccountProvider.start(Map.of("ada", List.of("staff"), "mallory", List.of("guests")));
        int port = FreePort.any();
        farm = URI.create("http://127.0.0.1:" + port);
        // First, so that nothing else is started where there is no browser.
        browser = Browser.at(farm).as(Screen.DESKTOP, Scheme.LIGHT);
        controller = AssayCommand.start(
                folder,
                "serve",
                "--home",
                "controller",
                "--port",
                Integer.toString(port),
                "-Dassay.oidc.issuer=" + provider.issuer(),
                "-Dassay.oidc.client-id=" + AccountProvider.CLIENT,
                "-Dassay.oidc.viewers=staff",
                "-Dassay.oidc.label=Example");
        Awaitility.await().atMost(Browser.PATIENCE).until(() -> {
            assertThat(controller.isRunning()).as(controller.output()).isTrue();
            return Files.exists(folder.resolve("controller/controller.json"));
        });
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (controller != null) {
            controller.close();
        }
        provider.close();
    }

    @BeforeEach
    void nobodyIsSignedIn() {
        browser.openElsewhere(farm.resolve(VIEW));
        browser.await("the way to the sign-in", AT_SIGN_IN);
    }

    private static void logInAs(String person) {
        browser.click("#other-ways a");
        browser.await("the provider's form", "return document.querySelector('input[name=person]') !== null");
        assertThat(browser.address()).startsWith(provider.issuer() + "/authorize?");
        browser.fill("input[name=person]", person);
        browser.fill("input[name=password]", AccountProvider.PASSWORD);
        browser.click("form button");
    }

    @Test
    void aPersonEndsWhereTheyCameFromAndSignsOutAgain() throws Exception {
        browser.picture("sign-in-by-account");
        assertThat(browser.find("#other-ways a").getText()).isEqualTo("sign in with Example");
        assertThat(Accessibility.faults(browser)).isEmpty();

        logInAs("ada");
        browser.await("the page that they came from", "return location.pathname === '/ui/campaigns.html'");
        browser.awaitPage();

        assertThat(browser.address()).isEqualTo(farm.resolve(VIEW).toString());
        assertThat(browser.find("body > header .name").getText()).isEqualTo("ada (signed in)");
        assertThat(browser.ask("return document.cookie"))
                .as("what a script can read")
                .isEqualTo("");
        assertThat(provider.cookiesSeen())
                .as("nothing of the farm goes elsewhere")
                .isEmpty();
        browser.complaints();
        browser.open("/ui/devices.html");
        assertThat(browser.complaints()).isEmpty();
        browser.picture("signed-in-by-account");

        browser.ask("[...document.querySelectorAll('header button')]"
                + ".find(button => button.textContent === 'Sign out').click()");
        browser.await("the sign-in", AT_SIGN_IN);
        browser.openElsewhere(farm.resolve(VIEW));
        browser.await("the sign-in again", AT_SIGN_IN);
    }

    @Test
    void whoMayNotEnterIsToldWhy() {
        logInAs("mallory");
        browser.await("the sign-in", AT_SIGN_IN);

        assertThat(browser.find("#other-ways [role=alert]").getText())
                .contains("none of its groups may enter this farm");
        assertThat(browser.count("body > header .name")).isZero();
    }
}
