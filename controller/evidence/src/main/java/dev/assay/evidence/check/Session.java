package dev.assay.evidence.check;

import dev.assay.regression.judgement.PairedSession;
import dev.assay.regression.summary.SessionSummary;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a raw report once it was read: figures instead of samples.
 *
 * @param pairs null for an ordinary session
 */
record Session(
        String jobId,
        String device,
        String fingerprint,
        SessionSummary summary,
        @Nullable PairedSession pairs) {}
