package dev.assay.regression.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.watch.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast form of {@code .ci/simulate-watch histories} and {@code comparisons}. */
class PeerTablesTest {
    @ParameterizedTest
    @EnumSource(
            value = Noise.class,
            names = {"AUTOCORRELATED_3", "SKEWED"})
    void otavaReportsWhatOursDoesNot(Noise noise) {
        double others = new HistoryTrial(new Otava(0.001, 50), noise, 365)
                .falseChanges(30, 7)
                .perThousand();
        double ours =
                new HistoryTrial(OwnWatch.STUDY, noise, 365).falseChanges(30, 7).perThousand();

        assertThat(others).isGreaterThan(1);
        assertThat(ours).isLessThan(0.1);
    }

    @Test
    void identicalBuildsAlarmTheOthersAndNotOurs() {
        double benchstat = PeerTables.share(ComparisonRule.BENCHSTAT, Design.INTERLEAVED, 0, 0.005, 2_000, 5)
                .alarms();
        double cabe = PeerTables.share(ComparisonRule.CABE, Design.INTERLEAVED, 0, 0.005, 2_000, 5)
                .alarms();
        PeerTables.Share ours = PeerTables.share(ComparisonRule.ASSAY, Design.INTERLEAVED, 0, 0.005, 2_000, 5);

        assertThat(benchstat).isGreaterThan(0.05);
        assertThat(cabe).isGreaterThan(0.1);
        assertThat(ours.alarms()).isLessThanOrEqualTo(0.001);
        assertThat(ours.pairs()).isLessThan(6);
    }

    @Test
    void threePercentAreCaught() {
        PeerTables.Share ours = PeerTables.share(ComparisonRule.ASSAY, Design.INTERLEAVED, 0.03, 0, 500, 5);

        assertThat(ours.alarms()).isGreaterThan(0.85);
    }

    @Test
    void tablesHaveARowForEachRule() {
        String histories = PeerTables.histories(PeerTables.HISTORY_RULES, 100, 1, 2, 1);
        String comparisons = PeerTables.comparisons(2, 1);

        assertThat(histories.lines()).hasSize(2 + PeerTables.HISTORY_RULES.size());
        assertThat(comparisons.lines()).hasSize(2 + ComparisonRule.values().length);
        assertThat(comparisons.lines().toList().get(6)).matches("Assay: paired gate, catch 3 % +– +– +\\d.*");
    }
}
