package dev.assay.dashboards.query;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a panel.
 *
 * @param refId one capital letter, unique in its panel
 * @param influxQl with Grafana's variables in it
 * @param alias what each series is called, with {@code $tag_NAME} for a label; null for tables
 */
public record Query(
        String refId,
        String influxQl,
        Format format,
        @Nullable String alias) {
    /** What Grafana calls the column of times. */
    public static final String TIME = "Time";

    /** The same under another letter. */
    public Query as(String otherRefId) {
        return new Query(otherRefId, influxQl, format, alias);
    }
}
