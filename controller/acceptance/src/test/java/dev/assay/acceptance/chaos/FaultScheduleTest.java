package dev.assay.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final List<FaultKind> ALL = List.of(FaultKind.values());

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(FaultSchedule.of(7, 600, 3, ALL)).isEqualTo(FaultSchedule.of(7, 600, 3, ALL));
        assertThat(FaultSchedule.of(7, 600, 3, ALL)).isNotEqualTo(FaultSchedule.of(8, 600, 3, ALL));
    }

    @Test
    void everyKindComesAsOftenAsTheOthers() {
        Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
        List<PlannedFault> faults = FaultSchedule.of(7, 600, 3, ALL);
        faults.forEach(fault -> counts.merge(fault.kind(), 1, Integer::sum));

        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(counts.values()).allMatch(count -> Math.abs(count - faults.size() / ALL.size()) <= 1);
    }

    @Test
    void faultsComeInOrderAndLastAsLongAsTheirKindSays() {
        List<PlannedFault> faults = FaultSchedule.of(7, 600, 3, ALL);

        assertThat(faults).extracting(PlannedFault::second).isSorted();
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.second()).isBetween(0.0, 600.0);
            assertThat(fault.lastsSeconds()).isBetween((double) fault.kind().secondsMin(), (double)
                    fault.kind().secondsMax());
        });
    }
}
