package dev.assay.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can go wrong with a simulated device, in a session unless it says otherwise. */
public enum Fault {
    /** One run's process dies. */
    CRASH,
    /** One run has no memory left. */
    OUT_OF_MEMORY,
    /** One run takes too long. */
    TIMEOUT,
    /** The device computes wrong answers. */
    WRONG_ANSWERS,
    /** The device grows slower each time that it does the same; of the device for good, not of a session. */
    DRIFT,
    /** The agent ends half-way, and a new one starts. */
    DEATH,
    /** The agent goes on but is not heard of, then ends, and a new one starts. */
    HANG,
    /** Nothing goes through for a while. */
    LOST_LINK,
    /** No heartbeat is sent for a while, and all else is. */
    SILENCE,
    /** The report is sent twice. */
    DUPLICATE_REPORT,
    /** The report is sent after the lease has expired. */
    LATE_REPORT;

    /** As it is written in a command: {@code out-of-memory}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault that is written so. */
    public static Optional<Fault> of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst();
    }

    /** All of them, for people. */
    public static String words() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }
}
