package dev.assay.regression.bisection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoisyBisectionTest {
    @ParameterizedTest
    @CsvSource({
        "32, 0.03, 0.020, 0.97, 30",
        "32, 0.03, 0.012, 0.97, 20",
        "32, 0.02, 0.012, 0.97, 30",
        "32, 0.05, 0.012, 0.98, 16",
        "8, 0.03, 0.020, 0.97, 22"
    })
    void culpritIsFoundInFewPairs(int commits, double shift, double deviation, double right, double pairs) {
        BisectionTrial.Outcome outcome = new BisectionTrial(commits, shift, deviation, 0, 1).run(1_000, 1);

        assertThat(outcome.right()).isGreaterThanOrEqualTo(right);
        assertThat(outcome.pairs()).isLessThanOrEqualTo(pairs);
    }

    @Test
    void fasterBuildsAreFoundAsWell() {
        assertThat(new BisectionTrial(32, -0.03, 0.012, 0, 1).run(300, 2).right())
                .isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void wrongShiftAndBuildsThatDifferByThemselvesAreSurvived() {
        for (double error : new double[] {0.8, 1.2}) {
            BisectionTrial.Outcome outcome = new BisectionTrial(32, 0.03, 0.012, 0.005, error).run(500, 3);

            assertThat(outcome.right()).as("shift wrong by %s", error).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void withoutNoiseItIsAnOrdinaryBisection() {
        NoisyBisection bisection = NoisyBisection.of(BisectionAim.of(0.05, 1e-4), "good", BisectionTrial.range(16));
        List<String> measured = new ArrayList<>();
        BisectionStep step = bisection.next();
        while (step instanceof BisectionStep.Measure measure) {
            int commit = Integer.parseInt(measure.commit().id());
            measured.add(measure.commit().id());
            double ratio = commit >= 5 ? 0.05 : 0;
            bisection = bisection.observe(measure.commit(), ratio, ratio);
            step = bisection.next();
        }

        assertThat(measured).startsWith("7", "3", "5", "4");
        assertThat(step)
                .isInstanceOfSatisfying(
                        BisectionStep.Culprit.class,
                        culprit -> assertThat(culprit.commit().id()).isEqualTo("5"));
    }

    @Test
    void buildsThatAreTheSameAreNeverSuspected() {
        List<Commit> suspects = List.of(
                new Commit("docs", "A", 1),
                new Commit("kernel", "B", 1),
                new Commit("try", "C", 1),
                new Commit("revert", "B", 1),
                new Commit("last", "D", 1));

        NoisyBisection bisection = NoisyBisection.of(BisectionAim.of(0.03, 0.01), "A", suspects);

        assertThat(bisection.suspects()).extracting(Commit::id).containsExactly("kernel", "last");
        assertThatThrownBy(() -> NoisyBisection.of(BisectionAim.of(0.03, 0.01), "A", suspects.subList(0, 1)))
                .hasMessage("1 commits, none with a build that differs from the last good one");
    }

    @Test
    void onlySuspectIsNamedWithoutAMeasurement() {
        NoisyBisection bisection =
                NoisyBisection.of(BisectionAim.of(0.03, 0.01), "A", List.of(new Commit("x", "B", 1)));

        assertThat(bisection.next()).isEqualTo(new BisectionStep.Culprit(new Commit("x", "B", 1), 1));
    }

    @Test
    void weightsMoveTheFirstMeasurement() {
        List<Commit> suspects = new ArrayList<>(BisectionTrial.range(10));
        suspects.set(8, new Commit("8", "build-8", 20));

        NoisyBisection bisection = NoisyBisection.of(BisectionAim.of(0.03, 0.01), "good", suspects);

        assertThat(bisection.next())
                .isInstanceOfSatisfying(
                        BisectionStep.Measure.class,
                        measure -> assertThat(measure.commit().id()).isEqualTo("7"));
        assertThat(bisection.posterior()[8]).isCloseTo(20 / 29.0, within(1e-12));
        assertThat(Arrays.stream(bisection.posterior()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void spikeDecidesNothing() {
        NoisyBisection bisection = NoisyBisection.of(BisectionAim.of(0.03, 0.01), "good", BisectionTrial.range(4));
        Commit second = bisection.suspects().get(1);

        double afterSpike = bisection.observe(second, 5.0).posterior()[0];
        double afterPlain = bisection.observe(second, 0.03, 0.03, 0.03).posterior()[0];

        assertThat(afterSpike).isLessThan(afterPlain).isLessThan(0.5);
    }

    @Test
    void patienceHasAnEnd() {
        NoisyBisection bisection =
                NoisyBisection.of(new BisectionAim(0.03, 0.05, 0.99, 4), "good", BisectionTrial.range(8));
        while (bisection.next() instanceof BisectionStep.Measure measure) {
            bisection = bisection.observe(measure.commit(), 0.015, 0.015);
        }

        assertThat(bisection.next().kind()).isEqualTo(BisectionStep.Kind.UNDECIDED);
        assertThat(bisection.pairs()).isEqualTo(4);
    }

    @Test
    void everyPermittedStepHasItsOwnKind() {
        assertThat(Arrays.stream(BisectionStep.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName().toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(Arrays.stream(BisectionStep.Kind.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    @Test
    void strangersAndAimsWithoutAShiftAreRefused() {
        NoisyBisection bisection = NoisyBisection.of(BisectionAim.of(0.03, 0.01), "good", BisectionTrial.range(4));

        assertThatThrownBy(() -> bisection.observe(new Commit("other", "Z", 1), 0.1))
                .hasMessageContaining("not among the 4 suspects");
        assertThatThrownBy(() -> BisectionAim.of(0, 0.01)).hasMessageContaining("expected a shift");
    }
}
