package dev.assay.server.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a browser that is signed in, since a page must not keep a secret that its own scripts can read. It holds a number that
 * means something to this farm's sessions alone ({@link SessionBook}) and never a token: browsers send it to other ports of the same host,
 * where somebody else may listen.
 *
 * <p>No other site can use it: the browser sends it with requests of this site alone ({@code SameSite=Strict}), and what changes something
 * is refused without a header that a page of another origin cannot send unasked. The header is needed because another port of the same
 * host is the same site.
 */
public final class SessionCookie {
    /** How it is set and called. */
    public static final PageCookie FORM = new PageCookie("assay-session", "/api/", "Strict");
    /** The header that a page sends with everything that changes something; its value does not matter. */
    public static final String PAGE_HEADER = "X-Assay-Page";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    private SessionCookie() {}

    /**
     * Whether a request that shows the cookie may be served.
     *
     * @param pageHeader what stands in {@link #PAGE_HEADER}; null when it is not there
     */
    static boolean isFromOurPage(String method, @Nullable String pageHeader) {
        return SAFE_METHODS.contains(method.toUpperCase(Locale.ROOT)) || pageHeader != null;
    }
}
