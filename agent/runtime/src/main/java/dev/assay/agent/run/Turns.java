package dev.assay.agent.run;

import ai.onnxruntime.OrtException;

/** Something that can be repeated and timed. */
@FunctionalInterface
interface Turns {
    /**
     * Does it once.
     *
     * @param turn counts up from 0
     * @return what the caller closes when the time has been taken
     */
    AutoCloseable run(int turn) throws OrtException;
}
