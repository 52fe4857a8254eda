package dev.assay.acceptance.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real headless Chromium with the pages of one farm in it. Not thread-safe. */
final class Browser implements AutoCloseable {
    /** A page that takes longer is lost: the machine may be busy with others. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PICTURE_HEIGHT_MAX = 4_000;

    private final ChromeDriver driver;
    private final URI farm;

    private Browser(ChromeDriver driver, URI farm) {
        this.driver = driver;
        this.farm = farm;
    }

    /** Starts one; where there is no Chromium or no driver, the test is skipped, and says so. */
    static Browser at(URI farm) {
        Path chromium = program("chromium", "chromium-browser", "google-chrome");
        Path chromedriver = program("chromedriver");
        assumeTrue(
                chromium != null && chromedriver != null,
                "SKIPPED: no page was looked at, since there is no Chromium or no chromedriver on this machine;"
                        + " apt install chromium chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(String.valueOf(chromium));
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Objects.requireNonNull(chromedriver).toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), farm);
    }

    private static @Nullable Path program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** From now on as on this screen, in these colours. */
    Browser as(Screen screen, Scheme scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", screen.width,
                        "height", screen.height,
                        "deviceScaleFactor", 1,
                        "mobile", screen.mobile));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme.word()))));
        return this;
    }

    /** Whether pages that are opened from now on may run scripts. */
    void withScripts(boolean may) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !may));
    }

    /** Signs in with a token, as a person does. */
    Browser signIn(String token) {
        open("/ui/sign-in.html");
        fill("#token", token);
        click("form button");
        await("the sign-in to lead on", "return !location.pathname.endsWith('sign-in.html')");
        awaitPage();
        return this;
    }

    /** Opens a page and waits until it shows what it has. */
    Browser open(String path) {
        driver.get(farm.resolve(path).toString());
        awaitPage();
        return this;
    }

    /** Opens any address, of a file too. */
    Browser openElsewhere(URI address) {
        driver.get(address.toString());
        return this;
    }

    /** Until nothing is being asked for and no drawing is due. */
    void awaitPage() {
        await(
                "the page to be drawn",
                "const main = document.querySelector('main'); return document.readyState === 'complete' && main !== null"
                        + " && !main.hasAttribute('aria-busy') && main.children.length > 1");
        driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    }

    /** Waits until a script answers true. */
    void await(String what, String script) {
        Awaitility.await(what).atMost(PATIENCE).until(() -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    /** What a script answers: texts, booleans, whole numbers as {@link Long}, lists, maps or null. */
    @Nullable
    Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What a script gives to its last argument, a function, later. */
    @Nullable
    Object askLater(String script) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return driver.executeAsyncScript(script);
    }

    /** All that can be read on the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** The address with its query. */
    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    void click(String selector) {
        find(selector).click();
    }

    /** Types keys to whatever has the focus. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void fill(String selector, String text) {
        find(selector).clear();
        find(selector).sendKeys(text);
    }

    /** Chooses a value of a list, as a person does, so that the page hears of it. */
    void choose(String selector, String value) {
        ask(
                "const list = document.querySelector(arguments[0]); list.value = arguments[1];"
                        + " list.dispatchEvent(new Event('change', {bubbles: true}));",
                selector,
                value);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** How many there are. */
    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** What the browser complained of since it was asked last: errors of scripts, of the policy, of requests. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps a picture of the whole page as build output. */
    Path picture(String name) throws IOException {
        Map<String, Object> metrics = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        Map<?, ?> size = (Map<?, ?>) Objects.requireNonNull(metrics.get("cssContentSize"));
        double height = ((Number) Objects.requireNonNull(size.get("height"))).doubleValue();
        Map<String, Object> clip = Map.of(
                "x", 0,
                "y", 0,
                "width", Objects.requireNonNull(size.get("width")),
                "height", Math.min(height, PICTURE_HEIGHT_MAX),
                "scale", 1);
        Map<String, Object> picture =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip));
        Files.createDirectories(SCREENSHOTS);
        return Files.write(
                SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
