/** Statistics over runs: what a session's raw samples say, and how two sessions differ. Pure functions, no I/O. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression;
