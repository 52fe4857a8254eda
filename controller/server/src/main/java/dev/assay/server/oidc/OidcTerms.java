package dev.assay.server.oidc;

import dev.assay.server.problem.StartFailedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How people sign in with accounts of a provider.
 *
 * @param issuer exactly as the provider names itself
 * @param clientSecret null for a client that has none, which PKCE makes safe
 * @param scopes what is asked for; {@code openid} is always among them
 * @param roles who may do what
 * @param label of the button
 */
public record OidcTerms(
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        List<String> scopes,
        RoleClaim roles,
        String label) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String OPENID = "openid";

    public OidcTerms {
        if (!isSafe(issuer)) {
            throw new StartFailedException(
                    "assay.oidc.issuer is \"" + issuer + "\"; expected an https:// address, or http:// on this machine",
                    null);
        }
        if (!scopes.contains(OPENID)) {
            throw new StartFailedException(
                    "assay.oidc.scopes is " + scopes + "; expected " + OPENID + " among them", null);
        }
        scopes = List.copyOf(scopes);
    }

    /** Whether what is sent there cannot be read on its way. */
    static boolean isSafe(String address) {
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme();
            return uri.getHost() != null
                    && ("https".equals(scheme) || ("http".equals(scheme) && LOOPBACK.contains(uri.getHost())));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
