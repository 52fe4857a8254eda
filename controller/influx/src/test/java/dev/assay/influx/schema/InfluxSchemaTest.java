package dev.assay.influx.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CellState;
import dev.assay.api.DeviceHealth;
import dev.assay.regression.verdict.VerdictState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InfluxSchemaTest {
    private static final Path DOCUMENT = Path.of("SCHEMA.md");
    private static final String BEGIN = "<!-- what follows is InfluxSchema.markdown(); a test compares it -->\n";

    /** Base units, and how a name that has one must end. */
    private static final Map<Unit, String> ENDINGS = Map.of(
            Unit.SECOND, "_seconds",
            Unit.BYTE, "_bytes",
            Unit.JOULE, "_joules",
            Unit.WATT, "_watts",
            Unit.POINT, "_points");

    @ParameterizedTest
    @EnumSource(Measurement.class)
    void noTagSharesItsNameWithAField(Measurement measurement) {
        List<String> names = Stream.concat(
                        measurement.tags().stream().map(Tag::key),
                        measurement.fields().stream().map(Field::key))
                .toList();

        assertThat(names).doesNotHaveDuplicates().doesNotContain("time");
        assertThat(names).allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }

    @ParameterizedTest
    @EnumSource(Measurement.class)
    void everyFieldSaysWhatItIsAndItsUnit(Measurement measurement) {
        for (Field field : measurement.fields()) {
            assertThat(field.doc())
                    .as(field.key())
                    .isNotBlank()
                    .doesNotEndWith(".")
                    .doesNotContain("|");
            String ending = ENDINGS.get(field.unit());
            if (ending != null) {
                assertThat(field.key()).endsWith(ending);
            }
            if (field.type() == FieldType.TEXT || field.type() == FieldType.BOOLEAN) {
                assertThat(field.unit()).as(field.key()).isEqualTo(Unit.NONE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Measurement.class)
    void nothingThatGrowsWithoutEndIsATag(Measurement measurement) {
        assertThat(measurement.tags())
                .extracting(Tag::key)
                .doesNotContain("campaign", "revision", "cell", "job", "run", "session", "artifact_sha256");
    }

    @Test
    void aFieldHasOneTypeInAllMeasurementsThatHaveIt() {
        for (Measurement one : Measurement.values()) {
            for (Measurement other : Measurement.values()) {
                for (Field field : one.fields()) {
                    other.field(field.key())
                            .ifPresent(same -> assertThat(same.type())
                                    .as(one.key() + " and " + other.key() + ": " + field.key())
                                    .isEqualTo(field.type()));
                }
            }
        }
    }

    @Test
    void aLargerCodeIsWorse() {
        assertThat(Arrays.stream(VerdictState.values()).map(InfluxSchema::code)).containsExactly(0, 3, 1, 2, 2);
        assertThat(Arrays.stream(DeviceHealth.values()).map(InfluxSchema::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code >= 0 && code <= 5);
        assertThat(InfluxSchema.code(DeviceHealth.GOOD)).isZero();
    }

    @Test
    void aSettledCellHasItsOwnCodeAndFiguresEndBeforeSkipped() {
        List<CellState> settled =
                Arrays.stream(CellState.values()).filter(CellState::isSettled).toList();

        assertThat(settled.stream().map(InfluxSchema::code)).doesNotHaveDuplicates();
        assertThat(settled)
                .allMatch(state ->
                        state.isMeasured() == (InfluxSchema.code(state) < InfluxSchema.code(CellState.SKIPPED)));
    }

    @Test
    void theDocumentIsTheSchema() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        if ("write".equals(System.getProperty("golden"))) {
            document = document.substring(0, begin) + "\n" + InfluxSchema.markdown();
            Files.writeString(DOCUMENT, document);
        }

        assertThat(document.substring(begin))
                .as(DOCUMENT + "; -Dgolden=write writes it anew")
                .isEqualTo("\n" + InfluxSchema.markdown());
    }
}
