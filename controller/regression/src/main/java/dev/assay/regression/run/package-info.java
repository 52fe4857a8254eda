/** What one run's samples say, in figures made to be compared from run to run: the run is the unit of analysis. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.run;
