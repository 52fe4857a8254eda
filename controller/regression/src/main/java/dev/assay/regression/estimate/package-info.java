/** Estimators and limits that hold for few or odd values, as plain functions of numbers; they know nothing of runs and devices. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.estimate;
