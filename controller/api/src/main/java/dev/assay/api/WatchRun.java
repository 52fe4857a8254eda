package dev.assay.api;

import java.util.List;

/**
 * What a study of the histories found: {@code POST /api/v1/history/watch}.
 *
 * @param studied histories that had new values
 * @param found changes of level that no study had seen before
 * @param withdrawn changes that an earlier study saw and this one does not
 * @param incidents ids of those that it opened
 */
public record WatchRun(int studied, int found, int withdrawn, List<String> incidents) {
    public WatchRun {
        incidents = List.copyOf(incidents);
    }
}
