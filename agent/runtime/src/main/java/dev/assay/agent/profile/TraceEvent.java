package dev.assay.agent.profile;

/**
 * One line of ONNX Runtime's profile. Events come in the order in which they ended.
 *
 * @param name of the node, or of what ended
 * @param operator empty unless {@code kind} is NODE
 * @param provider empty unless {@code kind} is NODE
 * @param startMicros since the profiler began
 */
record TraceEvent(Kind kind, String name, String operator, String provider, long startMicros, long micros) {
    /** What ended. */
    enum Kind {
        /** The kernel of one node. */
        NODE,
        /** One inference. */
        INFERENCE,
        /** Something else, for instance the loading of the model. */
        OTHER
    }
}
