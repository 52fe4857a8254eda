package dev.assay.server.access;

import java.util.Optional;

/**
 * Whether browsers come by TLS: the controller's own, or that of a proxy in front of it.
 *
 * @param always whether the address that everybody is given says so, {@code assay.public-url}
 */
public record BrowserTls(boolean always) {
    private static final String SCHEME = "https";

    /**
     * Of a controller with this address.
     *
     * @param publicUrl empty when none is set
     */
    public static BrowserTls of(Optional<String> publicUrl) {
        return new BrowserTls(
                publicUrl.filter(url -> url.startsWith(SCHEME + ":")).isPresent());
    }

    /**
     * Whether the browser that sent this request did.
     *
     * @param scheme of the request. What a proxy says of it counts where the settings trust it
     *     ({@code quarkus.http.proxy.proxy-address-forwarding}), and nowhere else
     */
    public boolean covers(String scheme) {
        return always || SCHEME.equals(scheme);
    }
}
