package dev.assay.server.access;

import dev.assay.server.store.FarmDatabase;

/** Signs browsers in and out. Thread-safe. */
public final class SessionDesk {
    private final FarmDatabase database;
    private final SessionBook book;
    private final TokenDesk tokens;

    public SessionDesk(FarmDatabase database, SessionBook book, TokenDesk tokens) {
        this.database = database;
        this.book = book;
        this.tokens = tokens;
    }

    /** Signs a browser in as somebody who showed a token; returns what its cookie holds. */
    Secret begin(Actor actor) {
        return database.change(handle -> book.begin(handle, actor.tokenId()));
    }

    /**
     * Signs a browser out, on every controller of the farm within a second. The token of somebody who signed in with an account was
     * made for this browser, and ends with it; one that somebody brought stays good.
     *
     * @param cookie what its cookie holds
     */
    void end(Actor actor, Secret cookie) {
        database.run(handle -> book.end(handle, cookie, actor.tokenId()));
        if (PersonName.isOne(actor.name())) {
            tokens.revoke(actor, actor.tokenId());
        }
    }

    /** Forgets what ended long ago. */
    public void sweep() {
        database.run(book::sweep);
    }
}
