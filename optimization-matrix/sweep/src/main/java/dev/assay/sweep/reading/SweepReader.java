package dev.assay.sweep.reading;

import dev.assay.sweep.Sweep;

/** Reads sweeps. Stateless. */
public final class SweepReader {
    private SweepReader() {}

    /**
     * Reads and checks a sweep.
     *
     * @param fileName how messages call the file
     * @param yaml its text
     * @param sources the files that it names
     * @throws SweepException with every problem that was found
     */
    public static Sweep read(String fileName, String yaml, SweepSources sources) throws SweepException {
        return new SweepDocument(fileName, yaml, sources).read();
    }
}
