package dev.assay.server.campaign;

import dev.assay.api.CampaignState;
import dev.assay.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns to list, the newest first.
 *
 * @param sweep null for those of every sweep
 * @param branch null for those of every branch, and of none
 * @param state null for any
 * @param offset campaigns to leave out, at least 0
 * @param limit 1 to {@value #ROWS_MAX}
 */
public record CampaignChoice(
        @Nullable String sweep,
        @Nullable String branch,
        @Nullable CampaignState state,
        int offset,
        int limit) {
    static final int ROWS_MAX = 1_000;

    /**
     * As somebody asks for it.
     *
     * @throws ProblemException when something in it cannot be so (400); all of it is told at once
     */
    static CampaignChoice asked(
            @Nullable String sweep, @Nullable String branch, @Nullable String state, int offset, int limit) {
        List<String> problems = new ArrayList<>();
        if (offset < 0 || limit < 1 || limit > ROWS_MAX) {
            problems.add("offset is " + offset + " and limit " + limit + "; expected at least 0, and 1 to " + ROWS_MAX);
        }
        boolean isKnown = state == null
                || Arrays.stream(CampaignState.values())
                        .anyMatch(known -> known.name().equals(state));
        if (!isKnown) {
            problems.add("state is \"" + state + "\"; expected one of " + Arrays.toString(CampaignState.values()));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(String.join("; ", problems), problems);
        }
        return new CampaignChoice(sweep, branch, state == null ? null : CampaignState.valueOf(state), offset, limit);
    }
}
