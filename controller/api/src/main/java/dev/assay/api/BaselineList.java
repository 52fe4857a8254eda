package dev.assay.api;

import java.util.List;

/** Accepted campaigns, first the newest: {@code GET /api/v1/baselines?sweep=&branch=}; those that were replaced stay in it. */
public record BaselineList(List<BaselineRow> baselines) {
    public BaselineList {
        baselines = List.copyOf(baselines);
    }
}
