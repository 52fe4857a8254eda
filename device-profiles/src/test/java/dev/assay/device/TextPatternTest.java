package dev.assay.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {
    @ParameterizedTest
    @CsvSource({
        "Raspberry Pi 5*, Raspberry Pi 5 Model B Rev 1.0, true",
        "Raspberry Pi 5*, Raspberry Pi 50, true",
        "Raspberry Pi 5*, My Raspberry Pi 5, false",
        "*phanbell, Google i.MX8MQ Phanbell, true",
        "cpu*-thermal, cpu0-thermal, true",
        "cpu*-thermal, cpu-thermal, true",
        "a*a, a, false",
        "a*b*c, a--b--c, true",
        "a*b*c, a--c--b, false",
        "exact, exact, true",
        "exact, exactly, false",
        "*, anything, true",
        "a.c, abc, false"
    })
    void aStarStandsForAnyText(String pattern, String text, boolean matches) {
        assertThat(TextPattern.matches(pattern, text)).isEqualTo(matches);
    }
}
