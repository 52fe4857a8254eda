package dev.assay.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.chaos.judge.Violation;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of what {@code .ci/chaos} does for long: real processes, and a fault every other second. */
@Tag("chaos")
class ChaosTest {
    private static final double MINUTES = 0.7;
    private static final int JOBS = 100;
    private static final double GAP_SECONDS = 2;
    private static final long SEED = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyCellIsReportedOnceOrHasAReason(ChaosOptions.Store store) throws Exception {
        ChaosOptions options = new ChaosOptions(
                MINUTES,
                JOBS,
                store,
                SEED,
                GAP_SECONDS,
                ChaosOptions.controllers(store),
                2,
                8,
                1,
                folder.resolve("farm"));

        ChaosOutcome outcome = new ChaosRun(options, new Timeline(System.out)).run();

        assertThat(outcome.violations()).extracting(Violation::text).isEmpty();
        assertThat(outcome.jobsTried()).as(outcome.text()).isGreaterThanOrEqualTo(JOBS);
        assertThat(outcome.faults()).as(outcome.text()).isNotEmpty();
    }
}
