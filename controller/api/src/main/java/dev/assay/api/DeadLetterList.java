package dev.assay.api;

import java.util.List;

/** Points that InfluxDB refused, the oldest first: {@code GET /api/v1/influx/dead-letters}. */
public record DeadLetterList(List<DeadLetterRow> letters) {
    public DeadLetterList {
        letters = List.copyOf(letters);
    }
}
