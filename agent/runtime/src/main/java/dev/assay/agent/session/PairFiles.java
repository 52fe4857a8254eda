package dev.assay.agent.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a paired session executes, fetched before its first run.
 *
 * @param testData null when there is none
 */
public record PairFiles(
        Path baseline, Path candidate, @Nullable Path testData) {}
