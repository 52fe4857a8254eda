package dev.assay.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseMarkTest {
    @ParameterizedTest
    @EnumSource
    void everyPhaseReadsBackFromItsLine(PhaseMark.Phase phase) {
        PhaseMark mark = new PhaseMark(phase, 123_456_789_012L);

        assertThat(PhaseMark.parse(mark.line())).contains(mark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "assay-phase ",
                "assay-phase SAMPLING",
                "assay-phase SAMPLING x",
                "assay-phase NOW 1"
            })
    void otherLinesAreNoMarks(String line) {
        assertThat(PhaseMark.parse(line)).isEmpty();
    }

    @Test
    void phasesHaveWordsForPeople() {
        assertThat(PhaseMark.Phase.WARMING_UP.words()).isEqualTo("warming up");
    }
}
