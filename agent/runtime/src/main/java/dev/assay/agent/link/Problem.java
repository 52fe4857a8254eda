package dev.assay.agent.link;

import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a controller says of an error (RFC 9457), as far as an agent repeats it. */
record Problem(@Nullable String title, @Nullable String detail) {
    private static final int CHARACTERS_MAX = 300;

    /** The sentence in an error's body; whatever the body says when it is no problem JSON, since a proxy may have answered. */
    static String detailIn(byte[] body) {
        if (body.length == 0) {
            return "no explanation";
        }
        try {
            Problem problem = WireJson.read(Problem.class, body);
            if (problem.detail() != null) {
                return problem.detail();
            }
            if (problem.title() != null) {
                return problem.title();
            }
        } catch (WireFormatException e) {
            // Not JSON: say what it is.
        }
        String text =
                new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
        return text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) + "…" : text;
    }
}
