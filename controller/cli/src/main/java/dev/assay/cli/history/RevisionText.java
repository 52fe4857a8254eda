package dev.assay.cli.history;

import org.jspecify.annotations.Nullable;

/** Revisions, short enough for a table. */
final class RevisionText {
    private static final int LENGTH_MAX = 10;

    private RevisionText() {}

    /** The first digits of a revision; the campaign where it has none. */
    static String of(@Nullable String revision, @Nullable String campaign) {
        if (revision == null) {
            return campaign == null ? "" : campaign;
        }
        return revision.substring(0, Math.min(LENGTH_MAX, revision.length()));
    }
}
