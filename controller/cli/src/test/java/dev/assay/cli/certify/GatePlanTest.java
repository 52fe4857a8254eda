package dev.assay.cli.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.certification.Planted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatePlanTest {
    private static final List<String> MODELS = List.of("a", "b", "c");

    private static CertifyRequest request(long seed) {
        return new CertifyRequest("vm", 10, List.of(0.05, 0.01), 6, 0.1, 0.02, seed);
    }

    private static long count(GatePlan plan, Planted planted, double level, String model) {
        return plan.gates().stream()
                .filter(gate -> gate.planted() == planted && gate.level() == level)
                .filter(gate -> gate.model().equals(model))
                .count();
    }

    @Test
    void everyKindIsSpreadEvenlyOverTheModels() {
        GatePlan plan = GatePlan.of(request(1), MODELS, List.of("a", "b"));

        assertThat(plan.gates()).hasSize(10 + 2 * 6 + 6 + 2);
        assertThat(MODELS).allSatisfy(model -> {
            assertThat(count(plan, Planted.NOTHING, 0, model)).isBetween(3L, 4L);
            assertThat(count(plan, Planted.WORK, 0.05, model)).isEqualTo(2);
            assertThat(count(plan, Planted.MEMORY, 0.1, model)).isEqualTo(2);
        });
        assertThat(count(plan, Planted.ERRORS, 0.02, "c"))
                .as("its answers are not scored")
                .isZero();
    }

    @Test
    void theSameSeedGivesTheSameOrderAndAnotherAnother() {
        List<PlannedGate> gates = GatePlan.of(request(1), MODELS, MODELS).gates();

        assertThat(GatePlan.of(request(1), MODELS, MODELS).gates()).isEqualTo(gates);
        assertThat(GatePlan.of(request(2), MODELS, MODELS).gates()).isNotEqualTo(gates);
    }

    @Test
    void roundsHaveEachModelOnceAndEndWithAllGatesDone() {
        GatePlan plan = GatePlan.of(request(3), MODELS, MODELS);
        Set<Integer> done = new HashSet<>();

        int rounds = 0;
        for (List<PlannedGate> round = plan.next(done); !round.isEmpty(); round = plan.next(done)) {
            assertThat(round).extracting(PlannedGate::model).doesNotHaveDuplicates();
            round.forEach(gate -> assertThat(done.add(gate.place())).isTrue());
            rounds++;
        }

        assertThat(done).hasSize(plan.gates().size());
        assertThat(rounds).isEqualTo(11);
    }
}
