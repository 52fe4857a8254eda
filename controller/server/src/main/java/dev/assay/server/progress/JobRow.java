package dev.assay.server.progress;

import dev.assay.server.job.JobState;
import org.jspecify.annotations.Nullable;

/**
 * One line of the queue.
 *
 * @param label what is measured: {@code mobilenetv2 · static-int8}
 * @param campaignId the campaign that wanted it first; null for a health check
 * @param losses how often it was lost with its agent or its link
 * @param doing what its agent said last; null when it is not leased
 */
public record JobRow(
        String jobId,
        String device,
        String label,
        @Nullable String campaignId,
        JobState state,
        int losses,
        @Nullable String doing) {}
