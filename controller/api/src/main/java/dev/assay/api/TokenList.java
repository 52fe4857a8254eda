package dev.assay.api;

import java.util.List;

/** Every token that is good now, first the newest: {@code GET /api/v1/tokens}. */
public record TokenList(List<TokenRow> tokens) {
    public TokenList {
        tokens = List.copyOf(tokens);
    }
}
