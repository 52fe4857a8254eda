package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * Where the tables are.
 *
 * @param kind {@code H2} or {@code PostgreSQL}
 * @param answerSeconds what one small question took; null when it was not answered
 * @param problem why not; null when it was
 */
public record StoreCondition(
        String kind,
        @Nullable Double answerSeconds,
        @Nullable String problem) {}
