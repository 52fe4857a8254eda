package dev.assay.simulator.model;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.simulator.chance.Dice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a model answered, or why it did not; both null when nobody asked. */
record Score(@Nullable AccuracyReport accuracy, @Nullable RunFailure failure) {
    /** What the farm calls the session whose answers every sound device gets right. */
    private static final String HEALTH_CHECK = "health check";

    static final Score NONE = new Score(null, null);

    static Score of(
            long seed,
            SessionPlan plan,
            ArtifactRef model,
            double lostShare,
            SessionModel.@Nullable Expected expected,
            Trouble trouble,
            Dice dice) {
        if (plan.task() == Task.NONE) {
            return NONE;
        }
        if (expected == null) {
            return new Score(
                    null,
                    new RunFailure(
                            RunFailure.Kind.REFUSED, "the test data has no labels to score a classification with"));
        }
        int[] labels = expected.labels();
        boolean flawless = plan.label().equals(HEALTH_CHECK);
        int[] predictions = Answers.of(seed, model, expected.dataSha256(), labels, flawless);
        predictions = Answers.losing(lostShare, predictions, labels, Dice.of(seed, "planted errors", model.sha256()));
        if (trouble.garbled()) {
            predictions = Answers.garbled(predictions, dice);
        }
        return new Score(Answers.report(predictions, Arrays.copyOf(labels, labels.length)), null);
    }
}
