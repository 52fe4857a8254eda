package dev.assay.protocol;

/**
 * One node of a profiled model.
 *
 * @param name as ONNX Runtime calls it, cut to {@value #CHARACTERS_MAX} characters; it may have been made by fusing others
 * @param operator its type, for instance {@code Conv} or {@code QLinearConv}
 * @param provider where it ran, for instance {@code CPUExecutionProvider}
 * @param share of the time of all nodes, in [0, 1]
 * @param seconds per inference, over all its calls; the median over inferences
 * @param calls per inference; other than 1 within a loop or a branch
 */
public record ProfiledNode(String name, String operator, String provider, double share, double seconds, double calls) {
    /** A node's name, operator and provider have at most so many characters. */
    public static final int CHARACTERS_MAX = 200;

    public ProfiledNode {
        if (Math.max(name.length(), Math.max(operator.length(), provider.length())) > CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "a name, operator or provider of a node has more than " + CHARACTERS_MAX + " characters");
        }
    }
}
