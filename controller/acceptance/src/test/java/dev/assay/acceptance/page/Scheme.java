package dev.assay.acceptance.page;

import java.util.Locale;

/** The colours that the system prefers. */
enum Scheme {
    LIGHT,
    DARK;

    /** As {@code prefers-color-scheme} has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
