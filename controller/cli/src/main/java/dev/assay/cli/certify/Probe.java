package dev.assay.cli.certify;

import org.jspecify.annotations.Nullable;

/**
 * A model and the same one with planted work beside, measured in one campaign.
 *
 * @param seconds p50 of the model as it is
 * @param secondsWithSteps the same with the steps
 * @param steps of planted work, at least 1
 * @param peakBytes resident memory of the model's process
 */
record Probe(double seconds, double secondsWithSteps, long steps, double peakBytes) {
    /** Where the nodes alone take nearly all of the time, a step takes at least this part of its share of the whole. */
    private static final double STEPS_PART_MIN = 0.1;

    /**
     * How long planted work takes for the model.
     *
     * @param singleShare by what share pairs saw a single step make the model slower
     * @param manyShare the same for {@link #steps}; null where no pair told, and the two campaigns' figures have to do
     */
    WorkScale scale(String model, double singleShare, @Nullable Double manyShare) {
        double added = manyShare == null || manyShare <= 0 ? secondsWithSteps - seconds : manyShare * seconds;
        double fixed = Math.max(0, Math.min(singleShare * seconds, added));
        double perStep = Math.max((added - fixed) / steps, added / steps * STEPS_PART_MIN);
        return new WorkScale(model, seconds, fixed, perStep, peakBytes);
    }
}
