package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.problem.StartFailedException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarmLinksTest {
    private static final Path PAGES = Path.of("..", "pages", "src", "main", "resources", "META-INF", "resources", "ui");
    private static final Optional<String> FARM = Optional.of("https://farm:8420");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/OWNER/REPOSITORY/commit/",
                "https://gitlab.example.org:8443/group/project/-/commit/",
                "https://git.example.org/?p=models.git;a=commit;h=",
                " http://localhost/r/commit/ "
            })
    void anAddressThatAHashCanFollowIsTaken(String setting) {
        FarmLinks links = FarmLinks.of(FARM, Optional.of(setting));

        assertThat(links.commit("0b45f62")).contains(setting.strip() + "0b45f62");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github.com/o/r/commit/",
                "/commit/",
                "https:///commit/",
                "javascript:alert(1)//",
                "https://user:secret@git.example.org/commit/",
                "https://git.example.org/commit/#",
                "https://git.example.org/o/r",
                "https://git.example.org/\"onclick=/",
                "https://git.example.org/a b/",
                "https://git.example.org/a\nb/",
                "https://git.example.org/a|b/",
                "https://git.example.org/a\\b/",
                "https://git.example.org/<b>/",
                "https://git.example.org/${controller}/"
            })
    void whatIsNoAddressOrHidesSomethingIsRefused(String setting) {
        assertThatThrownBy(() -> FarmLinks.of(FARM, Optional.of(setting)))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("assay.commit-url is \"" + setting + "\"")
                .hasMessageContaining("https://github.com/OWNER/REPOSITORY/commit/");
    }

    @Test
    void whereNobodySaysWhereCommitsAreARevisionLeadsToItsCampaigns() {
        FarmLinks links = FarmLinks.of(FARM, Optional.empty());

        assertThat(links.revisions()).contains("https://farm:8420/ui/campaigns.html?filter=");
        assertThat(links.commit("0b45f62")).isEmpty();
        assertThat(PAGES.resolve("campaigns.html")).isRegularFile();
        assertThat(PAGES.resolve("app/campaign/campaigns.js")).content().contains("filterBy: \"filter\"");
    }

    @Test
    void aControllerThatDoesNotKnowItsAddressHasNoLinks() {
        FarmLinks links = FarmLinks.of(Optional.empty(), Optional.empty());

        assertThat(links.revisions()).isEmpty();
        assertThat(links.campaign("digits-1")).isEmpty();
        assertThat(links.incident("3")).isEmpty();
    }

    @Test
    void whatStrangersNamedIsEncoded() {
        FarmLinks links = FarmLinks.of(FARM, Optional.of("https://git.example.org/commit/"));

        assertThat(links.campaign("a&b=\"c\" d")).contains("https://farm:8420/ui/campaign.html?id=a%26b%3D%22c%22%20d");
        assertThat(links.commit("../x?y")).contains("https://git.example.org/commit/..%2Fx%3Fy");
    }
}
