package dev.assay.influx.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfluxTermsTest {
    private static InfluxTerms terms(String url, InfluxVersion version, String database, Optional<String> credentials) {
        return new InfluxTerms(url, version, database, "lab", credentials, Duration.ofSeconds(30));
    }

    @Test
    void goodSettingsHaveNoProblem() {
        assertThat(terms("http://influx:8086", InfluxVersion.V1, "assay", Optional.empty())
                        .problems())
                .isEmpty();
        assertThat(terms("https://influx.example/base", InfluxVersion.V2, "assay", Optional.of("t"))
                        .problems())
                .isEmpty();
        assertThat(terms("http://[::1]:8181", InfluxVersion.V3, "assay", Optional.of("t"))
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "influx:8086", "ftp://influx", "http://", "http://a b", "http://u:p@influx", "http://i?x=1"})
    void anAddressThatIsNoneIsTold(String url) {
        assertThat(terms(url, InfluxVersion.V1, "assay", Optional.empty()).problems())
                .singleElement()
                .asString()
                .contains("assay.influx.url is \"" + url + "\"; expected http://host:port");
    }

    @Test
    void everythingIsToldAtOnce() {
        InfluxTerms terms = new InfluxTerms("influx", InfluxVersion.V2, "a/b", "", Optional.empty(), Duration.ZERO);

        assertThat(terms.problems()).hasSize(5);
    }

    @Test
    void theSecretIsInNoText() {
        assertThat(terms("http://influx:8086", InfluxVersion.V2, "assay", Optional.of("geheim"))
                        .toString())
                .doesNotContain("geheim");
    }
}
