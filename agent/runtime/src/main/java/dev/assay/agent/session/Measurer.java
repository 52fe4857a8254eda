package dev.assay.agent.session;

import dev.assay.protocol.Environment;
import dev.assay.protocol.SessionPlan;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The part of an agent that measures. One thread owns it; measuring two things at once would measure neither. */
public interface Measurer {
    /** What every measurement depends on, as it is now. */
    Environment environment();

    /**
     * Makes the runs that the plan asks for. A model or a data set that cannot be measured is a failure in the answer, not an
     * exception.
     *
     * @param testData null when there is none
     * @param isCancelled asked now and then
     * @throws SessionStoppedException when it was cancelled; no process is left
     */
    SessionMeasurement measure(
            SessionPlan plan, Path model, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException;

    /**
     * Makes the pairs that a paired plan asks for, as far as the judge wants them; otherwise as {@link #measure}.
     *
     * @throws SessionStoppedException when it was cancelled, or the judge says so; no process is left
     */
    SessionMeasurement measurePairs(
            SessionPlan plan, PairFiles files, BlockJudge judge, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException;

    /** There is nothing to measure now, perhaps for days. */
    default void rest() {}
}
