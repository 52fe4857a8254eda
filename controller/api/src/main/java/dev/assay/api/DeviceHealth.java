package dev.assay.api;

/** Whether a device is trusted with measurements. Only {@code UNKNOWN}, {@code GOOD} and {@code SUSPECT} devices get work. */
public enum DeviceHealth {
    /** Not checked yet in its present environment. */
    UNKNOWN,
    /** Its last check passed. */
    GOOD,
    /** Something was wrong once; it is watched. */
    SUSPECT,
    /** Infrastructure faults came again and again, or its check failed; a passed check releases it. */
    QUARANTINED,
    /** A person drained it: it ends what it does, and gets nothing new. */
    MAINTENANCE,
    /** A person took it out of the farm; its measurements stay. */
    RETIRED
}
