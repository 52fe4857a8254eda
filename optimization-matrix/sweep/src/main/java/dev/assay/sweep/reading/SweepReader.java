package dev.assay.sweep.reading;

import dev.assay.sweep.Sweep;
import dev.assay.sweep.gate.GateSettings;

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

    /**
     * Reads {@code gate} alone and looks at no file: for a sweep that was read before.
     *
     * @param fileName how messages call the file
     * @param yaml its text
     * @throws SweepException when the block, or the YAML as such, has problems
     */
    public static GateSettings readGate(String fileName, String yaml) throws SweepException {
        return SweepDocument.readGate(fileName, yaml);
    }
}
