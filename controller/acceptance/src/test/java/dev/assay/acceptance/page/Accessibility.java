package dev.assay.acceptance.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe finds on the page that a browser shows. */
final class Accessibility {
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run().then(found => done(found.violations
                .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
                .flatMap(fault => fault.nodes.map(node => `${fault.impact} ${fault.id}: ${node.html} ${node.failureSummary}`))));
            """;

    private Accessibility() {}

    /** Every serious or critical fault, in a sentence. */
    static List<String> faults(Browser browser) throws IOException {
        browser.ask(axe());
        List<?> faults = (List<?>) Objects.requireNonNull(browser.askLater(RUN));
        return faults.stream().map(String::valueOf).toList();
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Accessibility.class.getResourceAsStream("/axe.min.js"), "axe.min.js is not in the test's class path")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
