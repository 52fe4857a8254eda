package dev.assay.cli.campaign;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignState;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.local.FarmException;
import dev.assay.cli.progress.ProgressText;
import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.waiting.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits for the end of a campaign and tells how far it is. */
public final class Watch {
    private static final Duration INTERVAL = Duration.ofMillis(400);

    private final ApiClient client;
    private final StatusLine status;
    private final Duration patience;
    private final InstantSource clock;
    private final Pause pause;

    /** Looks at the farm itself; does nothing for one that is elsewhere. */
    @FunctionalInterface
    public interface FarmCheck {
        /** Returns when the farm works as far as can be seen from here. */
        void requireAlive() throws FarmException;
    }

    /**
     * Watches through {@code client}.
     *
     * @param patience how long nothing may move while the controller names something in the way
     */
    public Watch(ApiClient client, StatusLine status, Duration patience, InstantSource clock, Pause pause) {
        this.client = client;
        this.status = status;
        this.patience = patience;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns when every cell of the campaign is settled, or somebody stopped it.
     *
     * @throws BlockedException when nothing has moved for too long
     */
    public void untilFinished(String campaignId, FarmCheck farm)
            throws ApiException, FarmException, BlockedException, InterruptedException {
        Instant lastMove = clock.instant();
        int done = -1;
        while (true) {
            CampaignProgress progress = client.progress(campaignId);
            if (progress.state() != CampaignState.RUNNING) {
                status.clear();
                return;
            }
            status.show(ProgressText.of(progress));
            Instant now = clock.instant();
            boolean isMoving = progress.cellsDone() != done
                    || !progress.doingNow().isEmpty()
                    || progress.blockers().isEmpty();
            if (isMoving) {
                done = progress.cellsDone();
                lastMove = now;
            } else if (now.isAfter(lastMove.plus(patience))) {
                throw new BlockedException(campaignId, progress.blockers());
            }
            farm.requireAlive();
            pause.sleep(INTERVAL);
        }
    }
}
