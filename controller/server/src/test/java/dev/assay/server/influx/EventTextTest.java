package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.influx.point.Point;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTextTest {
    private static final FarmLinks NOWHERE = FarmLinks.of(Optional.empty(), Optional.empty());

    @Test
    void theRevisionLeadsToItsCommitAndTheRestToThePages() {
        EventText text = new EventText("it is good", "digits-20261121-1", "0b45f62d9a7c11e0", "3");

        assertThat(text.html(ToldFarm.LINKS))
                .isEqualTo("it is good<br />"
                        + "commit <a href=\"https://git.example/r/commit/0b45f62d9a7c11e0\">0b45f62d9a7c</a>"
                        + " · campaign <a href=\"https://farm:8420/ui/campaign.html?id=digits-20261121-1\">digits-20261121-1</a>"
                        + " · incident <a href=\"https://farm:8420/ui/incident.html?id=3\">3</a>");
    }

    @Test
    void withoutAddressesTheNamesAreStillThere() {
        assertThat(new EventText("it is good", "digits-1", "0b45f62", null).html(NOWHERE))
                .isEqualTo("it is good<br />commit 0b45f62 · campaign digits-1");
    }

    @Test
    void whatStrangersWroteIsTextAndNoHtml() {
        String html =
                new EventText("<img src=x onerror='a()'> & \"b\"", "<i>", "\"><script>", null).html(ToldFarm.LINKS);

        assertThat(html)
                .contains("&lt;img src=x onerror=&#39;a()&#39;&gt; &amp; &quot;b&quot;")
                .contains("href=\"https://git.example/r/commit/%22%3E%3Cscript%3E\"", ">&quot;&gt;&lt;script&gt;</a>")
                .doesNotContain("<img", "<i>", "<script>");
    }

    @Test
    void aLongTextIsCutAndItsLinksAreNot() {
        String html = new EventText("&".repeat(2_000), "digits-1", "0b45f62", null).html(ToldFarm.LINKS);

        assertThat(html).hasSizeLessThanOrEqualTo(InfluxSchema.TEXT_CHARACTERS_MAX);
        assertThat(html).contains("&amp;…<br />commit <a href=").endsWith("digits-1</a>");
    }

    @Test
    void anAboutThatIsTooLongIsLeftOut() {
        EventText text = new EventText("it is good", "c".repeat(1_000), null, null);

        assertThat(text.html(ToldFarm.LINKS)).isEqualTo("it is good");
    }

    @Test
    void anEventAboutNothingHasItsTextInBothForms() {
        String line = EventText.of("a < b")
                .into(new Point(Measurement.EVENT), ToldFarm.LINKS)
                .line(1);

        assertThat(line).endsWith(" text=\"a < b\",html=\"a &lt; b\" 1");
    }
}
