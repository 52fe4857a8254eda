package dev.assay.server.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which a browser shows its token, since a page must not keep a secret that its own scripts can read. It holds the
 * token's secret and nothing else: so it is good for as long as the token is, on every controller of the farm, and a revoked token
 * ends every session that it began within a second.
 *
 * <p>No other site can use it: the browser sends it with requests of this site alone ({@code SameSite=Strict}), to the API alone, and
 * what changes something is refused without a header that a page of another origin cannot send unasked. The header is needed
 * because another port of the same host is the same site.
 */
public final class SessionCookie {
    /** Name of the cookie. */
    public static final String NAME = "assay-session";
    /** The header that a page sends with everything that changes something; its value does not matter. */
    public static final String PAGE_HEADER = "X-Assay-Page";

    private static final String PATH = "/api/";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final Pattern CAN_HOLD = Pattern.compile("[A-Za-z0-9._~+/-]{1,200}");

    private SessionCookie() {}

    /** Whether a secret can be a cookie's value; one that somebody wrote into a token's file by hand may have odd letters. */
    static boolean canHold(Secret secret) {
        return CAN_HOLD.matcher(secret.text()).matches();
    }

    /**
     * The value of {@code Set-Cookie} that begins a session.
     *
     * @param isSecure whether the controller is reached by TLS, so that the cookie never travels without
     * @param length after which the browser forgets it
     */
    public static String begin(Secret secret, boolean isSecure, Duration length) {
        return cookie(secret.text(), isSecure, length.toSeconds());
    }

    /** The value of {@code Set-Cookie} that ends a session. */
    static String end(boolean isSecure) {
        return cookie("", isSecure, 0);
    }

    private static String cookie(String value, boolean isSecure, long seconds) {
        return NAME + "=" + value + "; Path=" + PATH + "; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                + (isSecure ? "; Secure" : "");
    }

    /**
     * Whether a request that shows the cookie may be served.
     *
     * @param pageHeader what stands in {@link #PAGE_HEADER}; null when it is not there
     */
    static boolean isFromOurPage(String method, @Nullable String pageHeader) {
        return SAFE_METHODS.contains(method.toUpperCase(Locale.ROOT)) || pageHeader != null;
    }
}
