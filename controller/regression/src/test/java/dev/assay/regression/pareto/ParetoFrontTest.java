package dev.assay.regression.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoFrontTest {
    private static List<Objective> exact(double... values) {
        List<Objective> objectives = new ArrayList<>();
        for (double value : values) {
            objectives.add(new Objective(value, 0));
        }
        return objectives;
    }

    @Test
    void whatIsWorseInEverythingIsNotOnTheFront() {
        assertThat(ParetoFront.of(List.of(exact(1, 5), exact(5, 1), exact(6, 6))))
                .containsExactly(0, 1);
    }

    @Test
    void aDifferenceWithinTheNoiseDominatesNobody() {
        assertThat(ParetoFront.of(List.of(List.of(new Objective(1.00, 0.05)), List.of(new Objective(1.08, 0.05)))))
                .containsExactly(0, 1);
    }

    @Test
    void aDifferenceWithinTheNoiseSavesNobodyWhoIsFarWorseElsewhere() {
        List<Objective> good = List.of(Objective.of(0.1010e-3, 0.0010e-3), Objective.ofWrongAnswers(0.9944, 540));
        List<Objective> atChance = List.of(Objective.of(0.1003e-3, 0.0010e-3), Objective.ofWrongAnswers(0.1019, 540));

        assertThat(ParetoFront.of(List.of(good, atChance))).containsExactly(0);
    }

    @Test
    void withoutAnIntervalOnePercentIsNoDifference() {
        List<Objective> good = List.of(Objective.of(1.009, null), Objective.ofWrongAnswers(0.99, 540));
        List<Objective> bad = List.of(Objective.of(1.000, null), Objective.ofWrongAnswers(0.50, 540));

        assertThat(ParetoFront.of(List.of(good, bad))).containsExactly(0);
    }

    @Test
    void oneExampleMoreIsNoBetterAccuracy() {
        List<Objective> slow = List.of(Objective.of(2, null), Objective.ofWrongAnswers(536 / 540.0, 540));
        List<Objective> fast = List.of(Objective.of(1, null), Objective.ofWrongAnswers(535 / 540.0, 540));

        assertThat(ParetoFront.of(List.of(slow, fast))).containsExactly(1);
    }

    @Test
    void twinsAreBothOnTheFront() {
        assertThat(ParetoFront.of(List.of(exact(1, 2), exact(1, 2)))).containsExactly(0, 1);
    }

    @Test
    void whatIsDominatedNamesOneOfTheFront() {
        // The third is dominated by the second as well, and the first is faster.
        assertThat(ParetoFront.dominators(List.of(exact(1, 5), exact(2, 4), exact(3, 6), exact(9, 9))))
                .isEqualTo(Map.of(2, 0, 3, 0));
    }

    @Test
    void ofDominatorsThatAreNotToldApartTheFirstIsNamed() {
        List<Objective> plain = List.of(new Objective(1.00, 0.05), new Objective(2, 0));
        List<Objective> elaborate = List.of(new Objective(0.99, 0.05), new Objective(2, 0));
        List<Objective> slow = List.of(new Objective(5, 0.05), new Objective(3, 0));

        assertThat(ParetoFront.dominators(List.of(slow, plain, elaborate))).isEqualTo(Map.of(0, 1));
    }

    @Test
    void inARingWhatIsStruckOutNamesOneThatDominatesIt() {
        List<Objective> a = List.of(new Objective(0, 1), new Objective(1.5, 1), new Objective(3, 1));
        List<Objective> b = List.of(new Objective(3, 1), new Objective(0, 1), new Objective(1.5, 1));
        List<Objective> c = List.of(new Objective(1.5, 1), new Objective(3, 1), new Objective(0, 1));
        List<List<Objective>> points = List.of(a, b, c);

        Map<Integer, Integer> dominators = ParetoFront.dominators(points);

        assertThat(dominators).isNotEmpty();
        assertThat(dominators.keySet()).doesNotContainAnyElementsOf(ParetoFront.of(points));
        assertThat(dominators)
                .allSatisfy((point, dominator) -> assertThat(point).isNotEqualTo(dominator));
    }

    @Test
    void aRingOfPointsThatDominateEachOtherLeavesOneStanding() {
        // Each is proven better than the next in one objective and tied with it in the others.
        List<Objective> a = List.of(new Objective(0, 1), new Objective(1.5, 1), new Objective(3, 1));
        List<Objective> b = List.of(new Objective(3, 1), new Objective(0, 1), new Objective(1.5, 1));
        List<Objective> c = List.of(new Objective(1.5, 1), new Objective(3, 1), new Objective(0, 1));

        assertThat(ParetoFront.of(List.of(a, b, c))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void someoneIsAlwaysLeft(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<List<Objective>> points = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                points.add(List.of(
                        new Objective(random.nextInt(10), random.nextDouble(4)),
                        new Objective(random.nextInt(10), random.nextDouble(4)),
                        new Objective(random.nextInt(10), random.nextDouble(4))));
            }

            assertThat(ParetoFront.of(points)).isNotEmpty();
        }
    }
}
