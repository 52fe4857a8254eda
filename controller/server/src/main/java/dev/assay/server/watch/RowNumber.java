package dev.assay.server.watch;

import java.util.Optional;

/** Reads the ids of histories and incidents, which are numbers. */
final class RowNumber {
    private static final int DIGITS_MAX = 18;

    private RowNumber() {}

    /** Empty for a text that is the id of nothing. */
    static Optional<Long> of(String id) {
        boolean isNumber = !id.isEmpty()
                && id.length() <= DIGITS_MAX
                && id.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }
}
