package dev.assay.server.access;

import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.time.Instant;

/** What says who somebody is, as the store has it: a token, or the session of a browser that was begun with one. */
sealed interface Pass permits StoredToken, BrowserSession {
    /** Whom it speaks for. */
    Actor actor();

    /** Whether its time is over. */
    boolean isExpired(Instant now);

    /** Whether the store should hear that it is still used: a write for each request would be too much. */
    boolean isUseToBeNoted(Instant now);

    /** Tells the store that it is used now; returns it as it is then. */
    Pass noteUse(FarmDatabase database, Instant now);

    /**
     * Makes sure that it is good.
     *
     * @throws ProblemException when it is void by now (401); says why
     */
    void requireGood(Instant now);
}
