package dev.assay.server.oidc;

import dev.assay.server.access.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that was begun and not yet ended. The browser keeps it in a cookie that no script can read, so that any controller of the
 * farm can end it and none has to remember it.
 *
 * @param state comes back with the answer: whoever sends an answer must have begun it in this browser
 * @param nonce comes back in the id token
 * @param verifier of PKCE: a stolen code is of no use without it
 * @param back where to go afterwards, an address below {@code /ui/}
 */
record PendingSignIn(String state, String nonce, String verifier, String back) {
    /** The browser keeps it so long: whoever has not entered their password by then begins anew. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PLACE = "/ui/";
    private static final int BACK_CHARACTERS_MAX = 1_000;
    private static final Pattern BACK = Pattern.compile("/ui/[A-Za-z0-9._~%!$&'()*+,;=:@/?#-]*");
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{64})\\.([0-9a-f]{64})\\.([0-9a-f]{64})\\.([A-Za-z0-9_-]*)");

    /** A new one. */
    static PendingSignIn begin(SecureRandom random, @Nullable String back) {
        return new PendingSignIn(
                Secret.draw(random).text(),
                Secret.draw(random).text(),
                Secret.draw(random).text(),
                safe(back));
    }

    /** As the cookie has it; empty when that is none. */
    static Optional<PendingSignIn> read(@Nullable String cookie) {
        return Optional.ofNullable(cookie)
                .map(FORM::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(parts -> new PendingSignIn(
                        parts.group(1), parts.group(2), parts.group(3), safe(decoded(parts.group(4)))));
    }

    private static @Nullable String decoded(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Nothing but one of the farm's own pages, whatever a link says. */
    private static String safe(@Nullable String back) {
        if (back == null || back.length() > BACK_CHARACTERS_MAX || back.contains("..")) {
            return PLACE;
        }
        return BACK.matcher(back).matches() && isAddress(back) ? back : PLACE;
    }

    private static boolean isAddress(String back) {
        try {
            return !new URI(back).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The cookie's value. */
    String text() {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(back.getBytes(StandardCharsets.UTF_8));
        return String.join(".", state, nonce, verifier, encoded);
    }

    /** What the provider is shown of the verifier: its SHA-256, base64url (RFC 7636). */
    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
