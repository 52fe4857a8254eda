package dev.assay.influx.write;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an answer that is no success means. */
final class AnswerReading {
    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULTS = 500;
    private static final int WORDS_CHARACTERS_MAX = 1_000;

    private AnswerReading() {}

    /**
     * What it means.
     *
     * @param status HTTP status; 0 when no answer came
     * @param words of the server, or of the fault that kept it from answering
     * @param isInflux whether they came in the form in which InfluxDB writes its errors
     * @param retryAfter the header, as it came
     */
    static WriteAnswer of(int status, String words, boolean isInflux, Optional<String> retryAfter, Instant now) {
        String said = (status == 0 ? "no answer: " : status + ": ") + cut(words);
        boolean isLater = status == 0
                || status >= SERVER_FAULTS
                || status == TOO_MANY
                || status == REQUEST_TIMEOUT
                || status == TOO_EARLY;
        if (isLater) {
            Duration after =
                    retryAfter.flatMap(header -> RetryAfter.of(header, now)).orElse(null);
            return new WriteAnswer.Later(said, after);
        }
        // Too large for the server or a proxy before it: halves may pass.
        if (status == TOO_LARGE) {
            return new WriteAnswer.Refused(said);
        }
        if (status == BAD_REQUEST || status == UNPROCESSABLE) {
            // Whoever else says so is no InfluxDB, and would have every point thrown away.
            return isInflux
                    ? new WriteAnswer.Refused(said)
                    : new WriteAnswer.Stopped(said + " (these are no words of InfluxDB; is assay.influx.url right?)");
        }
        return new WriteAnswer.Stopped(said);
    }

    private static String cut(String words) {
        String line =
                words.replace('\0', ' ').replace('\r', ' ').replace('\n', ' ').strip();
        return line.length() <= WORDS_CHARACTERS_MAX ? line : line.substring(0, WORDS_CHARACTERS_MAX) + "…";
    }
}
