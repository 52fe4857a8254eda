package dev.assay.influx.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    private static WriteAnswer read(int status, boolean isInflux) {
        return AnswerReading.of(status, "words", isInflux, Optional.empty(), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "0, LATER",
        "408, LATER",
        "425, LATER",
        "429, LATER",
        "500, LATER",
        "502, LATER",
        "503, LATER",
        "504, LATER",
        "400, REFUSED",
        "413, REFUSED",
        "422, REFUSED",
        "301, STOPPED",
        "307, STOPPED",
        "401, STOPPED",
        "403, STOPPED",
        "404, STOPPED",
        "405, STOPPED",
        "415, STOPPED"
    })
    void everyStatusMeansOneThing(int status, WriteAnswer.Kind kind) {
        assertThat(read(status, true).kind()).isEqualTo(kind);
    }

    @Test
    void noPointDiesOfTheWordsOfAnother() {
        assertThat(read(400, false).kind()).isEqualTo(WriteAnswer.Kind.STOPPED);
        assertThat(read(400, false).words()).contains("is assay.influx.url right?");
    }

    @Test
    void whatTheServerAsksToWaitIsKept() {
        assertThat(AnswerReading.of(429, "slow down", true, Optional.of("7"), NOW))
                .isEqualTo(new WriteAnswer.Later("429: slow down", Duration.ofSeconds(7)));
    }

    @Test
    void wordsStayOnOneLineAndWithinBounds() {
        String words = AnswerReading.of(500, "a\r\nb\0" + "x".repeat(9_000), true, Optional.empty(), NOW)
                .words();

        assertThat(words).startsWith("500: a  b x").hasSizeLessThan(1_100);
    }
}
