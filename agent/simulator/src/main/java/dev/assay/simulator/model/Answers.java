package dev.assay.simulator.model;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ArtifactRef;
import dev.assay.simulator.chance.Dice;
import java.util.Arrays;

/**
 * What a model answers to a test set: mostly its labels. Which examples it gets wrong depends on the artifact and the data alone, so
 * that every device gives the same answers, and some examples are hard for every model.
 */
final class Answers {
    private static final String METRIC = "top-1";
    private static final double ERROR_RATE = 0.012;
    private static final double ERROR_RATE_SIGMA = 0.5;
    private static final double ERROR_RATE_MAX = 0.3;
    private static final double HARD_SHARE = 0.1;
    /** How much more often than on average a hard example is wrong, and an easy one; the mean over both is 1. */
    private static final double HARD_WEIGHT = 8.2;

    private static final double EASY_WEIGHT = 0.2;
    /** The share of answers that a device with a fault changes. */
    private static final double FAULTY_SHARE = 0.3;

    private Answers() {}

    /**
     * The answers of a sound device.
     *
     * @param flawless whether the model knows all of them, as that of a health check does
     */
    static int[] of(long seed, ArtifactRef model, String dataSha256, int[] labels, boolean flawless) {
        int[] predictions = labels.clone();
        if (flawless) {
            return predictions;
        }
        Dice answers = Dice.of(seed, "answers", model.sha256(), dataSha256);
        Dice data = Dice.of(seed, "hard examples", dataSha256);
        double rate = Math.min(ERROR_RATE_MAX, ERROR_RATE * answers.factor(ERROR_RATE_SIGMA));
        int classes = classes(labels);
        for (int i = 0; i < labels.length; i++) {
            double weight = data.happens(HARD_SHARE) ? HARD_WEIGHT : EASY_WEIGHT;
            double chance = answers.uniform();
            int other = other(labels[i], classes, answers);
            if (chance < rate * weight) {
                predictions[i] = other;
            }
        }
        return predictions;
    }

    /** What is left when so large a share of all examples is answered wrong that was answered right, chosen by chance. */
    static int[] losing(double share, int[] predictions, int[] labels, Dice dice) {
        int[] worse = predictions.clone();
        int classes = classes(labels);
        int wanted = (int) StrictMath.ceil(share * labels.length);
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += predictions[i] == labels[i] ? 1 : 0;
        }
        // Each with the chance that leaves as many as are wanted: Knuth, volume 2, algorithm S.
        for (int i = 0; i < labels.length && wanted > 0; i++) {
            if (predictions[i] == labels[i]) {
                if (dice.below(right) < wanted) {
                    worse[i] = other(labels[i], classes, dice);
                    wanted--;
                }
                right--;
            }
        }
        return worse;
    }

    /** What a device with a fault in its arithmetic makes of them. */
    static int[] garbled(int[] predictions, Dice dice) {
        int[] garbled = predictions.clone();
        int classes = classes(predictions);
        for (int i = 0; i < garbled.length; i++) {
            // The first is always wrong, or a small test set might not show the fault.
            if (i == 0 || dice.happens(FAULTY_SHARE)) {
                garbled[i] = other(garbled[i], classes, dice);
            }
        }
        return garbled;
    }

    static AccuracyReport report(int[] predictions, int[] labels) {
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            correct += predictions[i] == labels[i] ? 1 : 0;
        }
        return new AccuracyReport(METRIC, labels.length, correct, predictions, labels);
    }

    private static int classes(int[] labels) {
        return Math.max(2, Arrays.stream(labels).max().orElse(0) + 1);
    }

    private static int other(int label, int classes, Dice dice) {
        return (label + 1 + dice.below(classes - 1)) % classes;
    }
}
