package dev.assay.protocol;

/**
 * The nodes that are not told one by one, in one line.
 *
 * @param nodes how many
 * @param share of the time of all nodes, in [0, 1]
 * @param seconds per inference, over all of them: the sum of the nodes' medians
 */
public record ProfiledRest(int nodes, double share, double seconds) {}
