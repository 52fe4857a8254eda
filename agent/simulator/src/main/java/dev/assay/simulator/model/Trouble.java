package dev.assay.simulator.model;

import dev.assay.protocol.RunFailure;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in one session.
 *
 * @param ending how one of its runs ends; null when all come to their end
 * @param garbled whether the device's answers are wrong
 * @param slowness how many times as long everything takes; 1 for a device that has not aged
 */
public record Trouble(RunFailure.@Nullable Kind ending, boolean garbled, double slowness) {
    /** All is well. */
    public static final Trouble NONE = new Trouble(null, false, 1);
}
