package dev.assay.sweep.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTextTest {
    @Test
    void canonicalTextIsReadBackAsAnEqualValue() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_120);
        for (int i = 0; i < 500; i++) {
            double share = Math.round(random.nextDouble(0.000_1, 1) * 10_000) / 10_000.0;
            Quantization quantization =
                    new Quantization.StaticInt8(new Calibration(50 + share * 50), random.nextBoolean());
            Sparsity structured = new Sparsity.Structured(1 + random.nextInt(31), 32 + random.nextInt(33));
            Sparsity unstructured = share < 1 ? new Sparsity.Unstructured(share) : new Sparsity.Dense();
            Rank rank = new Rank(share);

            assertThat(AxisText.quantization(quantization.text())).isEqualTo(quantization);
            assertThat(AxisText.sparsity(structured.text())).isEqualTo(structured);
            assertThat(AxisText.sparsity(unstructured.text())).isEqualTo(unstructured);
            assertThat(AxisText.rank(rank.text())).isEqualTo(rank);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | none",
                " dynamic-int8 | dynamic-int8",
                "fp16-storage | fp16-storage",
                "static-int8 | static-int8",
                "static-int8(per-channel) | static-int8",
                "static-int8(calibration=minmax) | static-int8",
                "static-int8 ( per-tensor , calibration=percentile ) | static-int8(calibration=percentile:99.99,per-tensor)",
                "static-int8(calibration=percentile:99.90) | static-int8(calibration=percentile:99.9)",
                "static-int8(calibration=percentile:100) | static-int8",
            })
    void shortFormsOfQuantizationMeanTheirCanonicalText(String typed, String canonical) {
        assertThat(AxisText.quantization(typed).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.0, 0", "0.50, 0.5", ".5, 0.5", "2:4, 2:4", "1 : 2, 1:2"})
    void shortFormsOfSparsityMeanTheirCanonicalText(String typed, String canonical) {
        assertThat(AxisText.sparsity(typed).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"full, full", "1, full", "1.0, full", "0.250, 0.25"})
    void shortFormsOfRankMeanTheirCanonicalText(String typed, String canonical) {
        assertThat(AxisText.rank(typed).text()).isEqualTo(canonical);
    }

    @Test
    void misspeltSchemeIsAnsweredWithTheNearestOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AxisText.quantization("static_int"))
                .withMessage("\"static_int\"; expected none, dynamic-int8, static-int8 or fp16-storage;"
                        + " did you mean static-int8?");
    }

    @Test
    void misspeltOptionIsAnsweredWithTheNearestOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AxisText.quantization("static-int8(per-tensr)"))
                .withMessage(
                        "\"per-tensr\"; expected each option of static-int8 at most once, among calibration=minmax,"
                                + " calibration=percentile, per-channel or per-tensor; did you mean per-tensor?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "int4",
                "static-int8(",
                "static-int8()",
                "static-int8(per-tensor,)",
                "static-int8(per-tensor,per-channel)",
                "static-int8(calibration=minmax,calibration=minmax)",
                "static-int8(calibration=entropy)",
                "static-int8(calibration=percentile:50)",
                "static-int8(calibration=percentile:NaN)",
                "dynamic-int8(per-tensor)",
            })
    void wrongQuantizationIsRefusedWithWhatWasExpected(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AxisText.quantization(typed))
                .withMessageMatching("\".*\"; expected .+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "1", "1.5", "-0.1", "NaN", "0x1p-2", "1e-300", "0.5d", "50%", "4:4", "0:4", "2:65", "2:", "half"
            })
    void wrongSparsityIsRefusedWithWhatWasExpected(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AxisText.sparsity(typed))
                .withMessageMatching("\"" + Pattern.quote(typed) + "\"; expected .+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1.1", "-1", "Infinity", "1e-3", "fulll"})
    void wrongRankIsRefusedWithWhatWasExpected(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AxisText.rank(typed))
                .withMessageStartingWith("\"" + typed + "\"; expected full, or the share");
    }

    @Test
    void readingDoesNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertThat(AxisText.quantization("static-int8(per-tensor)").text()).isEqualTo("static-int8(per-tensor)");
            assertThat(AxisText.sparsity("0.5").text()).isEqualTo("0.5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
