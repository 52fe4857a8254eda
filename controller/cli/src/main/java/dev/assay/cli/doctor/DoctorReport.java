package dev.assay.cli.doctor;

import java.util.List;

/**
 * What {@code assay doctor --json} writes.
 *
 * @param format {@value #FORMAT}; fields are only added to it
 * @param controller its address
 * @param reached whether it answered; when not, nothing behind it was looked at
 * @param wrong how many checks are
 */
public record DoctorReport(String format, String controller, boolean reached, int wrong, List<Check> checks) {
    /** The form of this report. */
    public static final String FORMAT = "assay-doctor/1";

    public DoctorReport {
        checks = List.copyOf(checks);
    }

    /** Of these findings. */
    public static DoctorReport of(String controller, boolean reached, List<Check> checks) {
        int wrong = (int) checks.stream()
                .filter(check -> check.state() == Check.State.WRONG)
                .count();
        return new DoctorReport(FORMAT, controller, reached, wrong, checks);
    }
}
