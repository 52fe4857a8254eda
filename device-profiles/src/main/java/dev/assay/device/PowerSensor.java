package dev.assay.device;

/**
 * A sensor of power or energy on a board.
 *
 * @param kind as {@link BoardFacts#powerSensors} calls it: {@code rapl}, {@code ina3221}, {@code hwmon}, …
 * @param path where it is, {@code *} for any number; a command where it is no file
 * @param unit of what is read there, as the kernel gives it: {@code µJ}, {@code mV and mA}
 * @param grade how far its figures can be trusted
 * @param covers which part of the board it sees
 * @param agentReads whether Assay's agent can read it; if not, the profile only says that it is there
 */
public record PowerSensor(String kind, String path, String unit, Grade grade, String covers, boolean agentReads) {

    /** How far an energy figure can be trusted, best first; the same letters as in a report. */
    public enum Grade {
        /** An external meter. */
        A,
        /** A sensor on a rail of the board. */
        B,
        /** A coarse gauge. */
        C,
        /** A model's estimate. */
        D
    }

    /** Whether it is a file of the kernel, so that a look at the board can find it. */
    public boolean inKernel() {
        return path.startsWith("/sys/");
    }
}
