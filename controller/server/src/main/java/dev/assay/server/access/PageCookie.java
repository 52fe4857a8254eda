package dev.assay.server.access;

import java.time.Duration;

/**
 * A cookie that the pages' browsers keep and no script reads. Where they come by TLS, browsers let nobody else set it: neither another
 * host of the same domain nor somebody on the way without TLS, which is what the prefix {@code __Host-} of its name asks of them. It has
 * to be sent with every path then; without TLS it is sent with its own.
 *
 * @param baseName without the prefix
 * @param path that it is sent with where there is no TLS
 * @param sameSite {@code Strict}, or {@code Lax} for one that must come along when another site leads the browser here
 */
public record PageCookie(String baseName, String path, String sameSite) {
    private static final String PREFIX = "__Host-";

    /** As it is called in a request; where browsers come by TLS, one without the prefix may be anybody's. */
    public String name(boolean byTls) {
        return byTls ? PREFIX + baseName : baseName;
    }

    /** The value of {@code Set-Cookie}; the browser forgets it after that time. */
    public String begun(String value, boolean byTls, Duration length) {
        return name(byTls) + "=" + value + "; Path=" + (byTls ? "/" : path) + "; Max-Age=" + length.toSeconds()
                + "; HttpOnly; SameSite=" + sameSite + (byTls ? "; Secure" : "");
    }

    /** The value of {@code Set-Cookie} that has the browser forget it. */
    public String ended(boolean byTls) {
        return begun("", byTls, Duration.ZERO);
    }
}
