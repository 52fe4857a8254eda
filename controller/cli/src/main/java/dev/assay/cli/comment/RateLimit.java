package dev.assay.cli.comment;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Answers that say "later", as GitHub and GitLab give them. */
final class RateLimit {
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    /** GitHub asks for at least so much where it names no time. */
    private static final Duration UNSPECIFIED = Duration.ofMinutes(1);

    private RateLimit() {}

    /** How long to wait before asking again; empty when the answer is no such one. */
    static Optional<Duration> waitBefore(HttpResponse<byte[]> response, Instant now) {
        int status = response.statusCode();
        Optional<Long> seconds = number(response, "Retry-After");
        boolean isUsedUp = number(response, "x-ratelimit-remaining")
                .filter(left -> left == 0)
                .isPresent();
        // A plain 403 is a missing right: asking again would not help.
        boolean isLimited = status == TOO_MANY
                || (status == FORBIDDEN && (seconds.isPresent() || isUsedUp || speaksOfRate(response.body())));
        if (!isLimited) {
            return Optional.empty();
        }
        if (seconds.isPresent()) {
            return seconds.map(Duration::ofSeconds);
        }
        Optional<Duration> untilReset = number(response, "x-ratelimit-reset")
                .or(() -> number(response, "RateLimit-Reset"))
                .map(second -> Duration.between(now, Instant.ofEpochSecond(second)))
                .map(wait -> wait.isNegative() ? Duration.ofSeconds(1) : wait.plusSeconds(1));
        return isUsedUp || status == TOO_MANY
                ? untilReset.or(() -> Optional.of(UNSPECIFIED))
                : Optional.of(UNSPECIFIED);
    }

    private static boolean speaksOfRate(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT).contains("rate limit");
    }

    private static Optional<Long> number(HttpResponse<?> response, String header) {
        return response.headers()
                .firstValue(header)
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::valueOf);
    }
}
