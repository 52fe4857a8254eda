package dev.assay.server.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tells a Resource who sent the request that it answers: {@code actors.now().requireSpeaksFor(device)}. */
@Singleton
public final class ActorBean {
    static final String ATTRIBUTE = "assay.actor";

    private final SecurityIdentity identity;

    /** @param identity of whichever request is served */
    @Inject
    ActorBean(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who sent the request of this thread; every request has a sender, since nothing is open. */
    public Actor now() {
        Actor actor = identity.getAttribute(ATTRIBUTE);
        if (actor == null) {
            throw new IllegalStateException("there is no request, or it went around the tokens");
        }
        return actor;
    }
}
