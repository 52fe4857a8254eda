package dev.assay.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.lint.DashboardFile;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links lead to pages of the controller that are there. */
class LinksTest {
    private static final Path PAGES =
            Path.of("..", "controller", "pages", "src", "main", "resources", "META-INF", "resources", "ui");
    private static final Pattern LINK = Pattern.compile("\\$\\{controller:raw}/ui/([\\w-]+\\.html)");

    @Test
    void everyPageThatALinkLeadsToIsThere() {
        Set<String> pages = new TreeSet<>();
        for (DashboardFile file : GrafanaFolder.dashboards()) {
            Matcher matcher = LINK.matcher(Json.write(file.json()));
            while (matcher.find()) {
                pages.add(matcher.group(1));
            }
        }

        assertThat(pages).containsExactly("campaign.html", "device.html", "incident.html", "variant.html");
        assertThat(pages).allSatisfy(page -> assertThat(PAGES.resolve(page)).isRegularFile());
    }
}
