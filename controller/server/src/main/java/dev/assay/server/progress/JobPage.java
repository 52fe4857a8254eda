package dev.assay.server.progress;

import java.util.List;

/** A part of the queue. */
public record JobPage(int offset, List<JobRow> jobs) {
    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
