package dev.assay.sweep.axis;

import org.jspecify.annotations.Nullable;

/**
 * Whether a smaller model that learned from this one takes its place.
 *
 * @param student path of a ready student model as the sweep names it; null for none
 */
public record Distillation(@Nullable String student) {
    /** The model itself. */
    public static final Distillation NONE = new Distillation(null);

    /** Whether the model itself is used. */
    public boolean isNone() {
        return student == null;
    }

    /** The canonical text: {@code none}, or the student's path. */
    public String text() {
        return student == null ? "none" : student;
    }
}
