package dev.assay.protocol;

/**
 * All nodes of one type.
 *
 * @param operator for instance {@code Conv}
 * @param nodes how many of the model's nodes are of it
 * @param share of the time of all nodes, in [0, 1]
 * @param seconds per inference, over all of them: the sum of the nodes' medians
 * @param calls per inference, over all of them
 */
public record ProfiledOperator(String operator, int nodes, double share, double seconds, double calls) {}
