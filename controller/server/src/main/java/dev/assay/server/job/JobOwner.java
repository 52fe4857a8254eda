package dev.assay.server.job;

import dev.assay.server.access.Actor;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;

/** Makes sure that nobody speaks of another device's job. Thread-safe. */
public final class JobOwner {
    private final FarmDatabase database;

    public JobOwner(FarmDatabase database) {
        this.database = database;
    }

    /**
     * Lets pass whoever may speak for the job's device; also when there is no such job, which others notice.
     *
     * @throws ProblemException when the token is of another device (403)
     */
    public void requireSpeaker(Actor actor, String jobId) {
        if (!actor.isBound()) {
            return;
        }
        database.read(handle -> handle.createQuery("select device from job where id = ?")
                        .bind(0, jobId)
                        .mapTo(String.class)
                        .findOne())
                .ifPresent(actor::requireSpeaksFor);
    }
}
