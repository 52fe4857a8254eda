package dev.assay.registration.profile;

import dev.assay.device.BoardFacts;
import dev.assay.registration.step.StepFailedException;
import org.jspecify.annotations.Nullable;

/** Chooses the profile of a board. */
@FunctionalInterface
public interface ProfileChoice {
    /**
     * The profile of a board; there is always a generic one.
     *
     * @param named by a person; null to recognise it
     * @throws StepFailedException when there is no profile of that name
     */
    ChosenProfile choose(BoardFacts facts, @Nullable String named) throws StepFailedException;
}
