package dev.assay.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.simulator.chance.Dice;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultRatesTest {
    private static final int SESSIONS = 100_000;

    private static Map<Fault, Integer> count(FaultRates rates) {
        Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        IntStream.range(0, SESSIONS)
                .forEach(session ->
                        rates.draw(Dice.of(7, session)).ifPresent(fault -> counts.merge(fault, 1, Integer::sum)));
        return counts;
    }

    @Test
    void eachFaultHappensAsOftenAsItWasTold() {
        FaultRates rates = FaultRates.evenly(0, Map.of(Fault.CRASH, 0.1, Fault.DEATH, 0.02));

        Map<Fault, Integer> counts = count(rates);

        assertThat(counts.keySet()).containsExactlyInAnyOrder(Fault.CRASH, Fault.DEATH);
        // Six standard deviations of a count; the seed is fixed.
        assertThat(counts.getOrDefault(Fault.CRASH, 0) / (double) SESSIONS).isCloseTo(0.1, within(0.006));
        assertThat(counts.getOrDefault(Fault.DEATH, 0) / (double) SESSIONS).isCloseTo(0.02, within(0.003));
    }

    @Test
    void aTotalIsSharedByAllAndANamedRateReplacesItsShare() {
        FaultRates rates = FaultRates.evenly(0.11, Map.of(Fault.HANG, 0.5));

        assertThat(rates.of(Fault.CRASH)).isCloseTo(0.01, within(1e-12));
        assertThat(rates.of(Fault.HANG)).isEqualTo(0.5);
        // Ten others, of which drift is of the device and not of a session.
        assertThat(rates.sum()).isCloseTo(0.59, within(1e-12));
    }

    @Test
    void nothingHappensUnlessAskedFor() {
        assertThat(count(FaultRates.evenly(0, Map.of()))).isEmpty();
    }

    @Test
    void everyFaultIsFoundByItsWord() {
        for (Fault fault : Fault.values()) {
            assertThat(Fault.of(fault.word())).contains(fault);
        }
        assertThat(Fault.of("earthquake")).isEmpty();
    }
}
