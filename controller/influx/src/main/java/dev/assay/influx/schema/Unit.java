package dev.assay.influx.schema;

/** What a field is counted in; always a base unit. Scaling is the reader's matter. */
public enum Unit {
    /** Seconds. */
    SECOND("s"),
    /** Bytes. */
    BYTE("B"),
    /** Joules. */
    JOULE("J"),
    /** Watts. */
    WATT("W"),
    /** Degrees Celsius. */
    CELSIUS("°C"),
    /** A share: 0.03 is 3 %. */
    SHARE("share"),
    /** Percentage points. */
    POINT("pp"),
    /** How many. */
    COUNT("count"),
    /** A number that stands for a word; the field's description says which. */
    CODE("code"),
    /** The base unit of the metric that the point's tag names. */
    OF_METRIC("metric's"),
    /** Nothing that is counted. */
    NONE("");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** As tables show it; empty where nothing is counted. */
    public String symbol() {
        return symbol;
    }
}
