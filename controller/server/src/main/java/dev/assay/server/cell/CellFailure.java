package dev.assay.server.cell;

import dev.assay.api.FailureOwner;

/** Why a cell has no figures, and who must act. */
public record CellFailure(FailureOwner owner, String reason) {
    private static final int CHARACTERS_MAX = 3_900;

    public CellFailure {
        // PostgreSQL keeps no NUL, and the last words of a process that crashed may have one.
        String text = reason.replace('\0', ' ');
        reason = text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) + "…" : text;
    }
}
