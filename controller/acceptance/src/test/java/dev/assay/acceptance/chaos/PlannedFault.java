package dev.assay.acceptance.chaos;

/**
 * One fault of a schedule.
 *
 * @param second at which it begins, from the start of the faults
 * @param lastsSeconds until it is healed
 * @param choice which of several targets: to be taken modulo their number
 * @param size what it does more precisely, 0 … 1: how slow, how far a clock jumps
 */
record PlannedFault(double second, FaultKind kind, double lastsSeconds, int choice, double size) {}
