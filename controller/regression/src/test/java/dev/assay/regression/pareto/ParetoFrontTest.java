package dev.assay.regression.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoFrontTest {
    private static List<Objective> exact(double... values) {
        List<Objective> objectives = new ArrayList<>();
        for (double value : values) {
            objectives.add(Objective.exact(value));
        }
        return objectives;
    }

    @Test
    void whatIsWorseInEverythingIsNotOnTheFront() {
        List<List<Objective>> points = List.of(exact(1, 5), exact(5, 1), exact(6, 6));

        assertThat(ParetoFront.holds(points, 0)).isTrue();
        assertThat(ParetoFront.holds(points, 1)).isTrue();
        assertThat(ParetoFront.holds(points, 2)).isFalse();
    }

    @Test
    void aDifferenceWithinTheNoiseDominatesNobody() {
        List<List<Objective>> points = List.of(List.of(new Objective(1.00, 0.05)), List.of(new Objective(1.08, 0.05)));

        assertThat(ParetoFront.holds(points, 1)).isTrue();
    }

    @Test
    void twinsAreBothOnTheFront() {
        List<List<Objective>> points = List.of(exact(1, 2), exact(1, 2));

        assertThat(ParetoFront.holds(points, 0)).isTrue();
        assertThat(ParetoFront.holds(points, 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void someoneIsAlwaysLeft(long seed) {
        Random random = new Random(seed);
        List<List<Objective>> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            points.add(List.of(
                    new Objective(random.nextInt(10), random.nextDouble()),
                    new Objective(random.nextInt(10), random.nextDouble())));
        }

        assertThat(points.stream().filter(p -> ParetoFront.holds(points, points.indexOf(p))))
                .isNotEmpty();
    }
}
