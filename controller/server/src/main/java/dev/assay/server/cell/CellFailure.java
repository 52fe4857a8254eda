package dev.assay.server.cell;

import dev.assay.api.FailureOwner;

/** Why a cell has no figures, and who must act. */
public record CellFailure(FailureOwner owner, String reason) {
    private static final int CHARACTERS_MAX = 3_900;

    public CellFailure {
        reason = reason.length() > CHARACTERS_MAX ? reason.substring(0, CHARACTERS_MAX) + "…" : reason;
    }
}
