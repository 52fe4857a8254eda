package dev.assay.api;

import java.util.List;

/**
 * Which dead letters are to be sent again: {@code POST /api/v1/influx/replay}.
 *
 * @param ids those; empty for all
 */
public record InfluxReplay(List<String> ids) {
    public InfluxReplay {
        ids = ids == null ? List.of() : List.copyOf(ids);
    }
}
