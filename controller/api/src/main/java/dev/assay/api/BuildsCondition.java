package dev.assay.api;

/**
 * The variants of the whole farm that are not built, whichever controller builds them.
 *
 * @param waiting to be built
 * @param running just now
 * @param faults that failed through no fault of their sweep: the laboratory's or Assay's own
 */
public record BuildsCondition(int waiting, int running, int faults) {}
