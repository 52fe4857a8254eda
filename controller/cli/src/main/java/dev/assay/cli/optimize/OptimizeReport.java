package dev.assay.cli.optimize;

import dev.assay.optimizer.build.BuildReport;

/**
 * What {@code assay optimize} made, for programs.
 *
 * @param format {@value #FORMAT}; raised when a field changes its meaning or goes away, not when one is added
 * @param model path as the user gave it
 * @param bytesBefore size of the model, or of the student in its place
 * @param variant what tables call it
 * @param recipe canonical text of the value on every axis
 * @param file path of what was made
 */
public record OptimizeReport(
        String format, String model, long bytesBefore, String variant, String recipe, String file, BuildReport build) {
    /** The version of this record. */
    public static final String FORMAT = "assay-build/1";
}
