package dev.assay.dashboards.query;

/** What Grafana makes of the answer. */
public enum Format {
    /** One table with the selected columns; the time is called {@value Query#TIME}. */
    TABLE("table"),
    /** One series for each column and each combination of the tags behind GROUP BY, which become its labels. */
    TIME_SERIES("time_series");

    private final String key;

    Format(String key) {
        this.key = key;
    }

    /** As files name it. */
    public String key() {
        return key;
    }
}
