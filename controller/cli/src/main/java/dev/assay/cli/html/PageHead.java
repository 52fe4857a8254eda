package dev.assay.cli.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Style and script of the page, both inside it. The page's own policy allows this very script and nothing from any network, so
 * that even a mistake in escaping would not run.
 */
final class PageHead {
    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    private PageHead() {}

    static void write(Markup page, String title) {
        String policy = "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; script-src 'sha256-"
                + sha256(SCRIPT) + "'";
        page.open("head").empty("meta", "charset", "utf-8").line();
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        page.element("title", title).line();
        page.open("style").trusted(STYLE).close("style").close("head").line();
    }

    static void writeScript(Markup page) {
        page.open("script").trusted(SCRIPT).close("script");
    }

    private static String resource(String name) {
        try (InputStream in = PageHead.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
