package dev.assay.cli.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Style and script of a page, both inside it. The page's own policy allows this very script and nothing from any network, so
 * that even a mistake in escaping would not run.
 */
final class PageHead {
    private static final String STYLE = PageScript.text("report.css");

    private final String script;

    /** @param script all that the page runs, see {@link PageScript} */
    PageHead(String script) {
        this.script = script;
    }

    void write(Markup page, String title) {
        String policy = "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; script-src 'sha256-"
                + sha256(script) + "'";
        page.open("head").empty("meta", "charset", "utf-8").line();
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        page.element("title", title).line();
        page.open("style").trusted(STYLE).close("style").close("head").line();
    }

    void writeScript(Markup page) {
        page.open("script").trusted(script).close("script");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
