package dev.assay.server.influx;

import dev.assay.influx.point.Point;
import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.InfluxSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event says, and what it is about: once as it is, and once as HTML with links, since Grafana draws annotations as HTML and its
 * query language cannot put texts together. Whatever came from a stranger is escaped.
 *
 * @param campaign its id
 * @param revision the commit that it measured
 * @param incident its number
 */
record EventText(
        @Nullable String text,
        @Nullable String campaign,
        @Nullable String revision,
        @Nullable String incident) {
    /** Enough to tell commits apart, as on the pages. */
    private static final int REVISION_CHARACTERS_MAX = 12;

    private static final String LINE_BREAK = "<br />";
    private static final String CUT = "…";

    /** Of something that is about no campaign. */
    static EventText of(@Nullable String text) {
        return new EventText(text, null, null, null);
    }

    /** Sets the fields. */
    Point into(Point point, FarmLinks links) {
        return point.text(EventField.TEXT, text)
                .text(EventField.HTML, html(links))
                .text(EventField.CAMPAIGN, campaign)
                .text(EventField.REVISION, revision)
                .text(EventField.INCIDENT, incident);
    }

    /** At most as long as a text may be: the words are cut and never a link. */
    String html(FarmLinks links) {
        String about = String.join(" · ", about(links));
        int room = InfluxSchema.TEXT_CHARACTERS_MAX - LINE_BREAK.length();
        if (about.isEmpty() || about.length() > room) {
            return escaped(text == null ? "" : text, InfluxSchema.TEXT_CHARACTERS_MAX);
        }
        String words = escaped(text == null ? "" : text, room - about.length());
        return words.isEmpty() ? about : words + LINE_BREAK + about;
    }

    private List<String> about(FarmLinks links) {
        List<String> parts = new ArrayList<>();
        if (revision != null) {
            String shown = revision.length() <= REVISION_CHARACTERS_MAX
                    ? revision
                    : revision.substring(0, REVISION_CHARACTERS_MAX);
            parts.add("commit " + link(links.commit(revision), shown));
        }
        if (campaign != null) {
            parts.add("campaign " + link(links.campaign(campaign), campaign));
        }
        if (incident != null) {
            parts.add("incident " + link(links.incident(incident), incident));
        }
        return parts;
    }

    private static String link(Optional<String> address, String words) {
        String shown = escaped(words, Integer.MAX_VALUE);
        return address.map(url -> "<a href=\"" + escaped(url, Integer.MAX_VALUE) + "\">" + shown + "</a>")
                .orElse(shown);
    }

    private static String escaped(String text, int charactersMax) {
        StringBuilder escaped = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String one = escaped(point);
            if (escaped.length() + one.length() > charactersMax - CUT.length()) {
                return escaped.append(CUT).toString();
            }
            escaped.append(one);
        }
        return escaped.toString();
    }

    private static String escaped(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> Character.toString(point);
        };
    }
}
