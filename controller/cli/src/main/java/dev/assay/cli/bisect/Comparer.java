package dev.assay.cli.bisect;

import dev.assay.cli.bisect.BisectState.Observation;
import java.nio.file.Path;

/** Has builds measured. */
public interface Comparer {
    /**
     * The hash of all that would be measured of a checked-out and built commit.
     *
     * @throws UnbuildableException when files of the sweep are not there, or are no models
     */
    String hash(Path tree) throws UnbuildableException;

    /**
     * Measures the good build, so that others can be compared with it.
     *
     * @return its campaign
     * @throws BisectException when that gives nothing to compare with
     */
    String measureGood(Path tree, String commit) throws BisectException, InterruptedException;

    /**
     * Compares a build with the good one in pairs.
     *
     * @param baseline campaign of the good one
     * @return without any pairs when both are the same variant
     * @throws UnbuildableException when the variant cannot be built or run, which is a matter of this commit
     * @throws BisectException when the farm cannot compare
     */
    Observation compare(Path tree, String commit, String baseline)
            throws UnbuildableException, BisectException, InterruptedException;
}
