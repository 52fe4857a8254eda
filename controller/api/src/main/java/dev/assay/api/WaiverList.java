package dev.assay.api;

import java.util.List;

/** Every waiver that has not expired, first the newest: {@code GET /api/v1/waivers}. */
public record WaiverList(List<WaiverRow> waivers) {
    public WaiverList {
        waivers = List.copyOf(waivers);
    }
}
