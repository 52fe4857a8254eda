package dev.assay.sweep.gate;

import dev.assay.yaml.NearestName;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be written as a number with its unit. Inside Assay it is a number in the base unit. */
@SuppressWarnings("ImmutableEnumChecker") // the maps are unmodifiable
public enum Quantity {
    /** In seconds. */
    TIME("a time", "20 ms", "s", "1", "ms", "1e-3", "µs", "1e-6", "us", "1e-6", "μs", "1e-6", "ns", "1e-9"),
    /** In joules. */
    ENERGY("an energy", "2 J", "J", "1", "mJ", "1e-3", "µJ", "1e-6", "uJ", "1e-6", "μJ", "1e-6"),
    /** In bytes. */
    BYTES(
            "a size",
            "64 MB",
            "B",
            "1",
            "kB",
            "1e3",
            "MB",
            "1e6",
            "GB",
            "1e9",
            "KiB",
            "1024",
            "MiB",
            "1048576",
            "GiB",
            "1073741824"),
    /** From 0 to 1. */
    SHARE("a share", "0.97 or 97 %", "", "1", "%", "1e-2"),
    /** A relative change: 0.03 is 3 %. */
    RELATIVE_CHANGE("a change in percent", "3%", "%", "1e-2"),
    /** A difference of two shares: 0.005 is half a percentage point. */
    POINTS("percentage points", "0.5pp", "pp", "1e-2");

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s*(\\D{0,10})");

    private final String what;
    private final String example;
    private final Map<String, BigDecimal> units;

    Quantity(String what, String example, String... unitsAndFactors) {
        this.what = what;
        this.example = example;
        Map<String, BigDecimal> factors = new LinkedHashMap<>();
        for (int i = 0; i < unitsAndFactors.length; i += 2) {
            factors.put(unitsAndFactors[i], new BigDecimal(unitsAndFactors[i + 1]));
        }
        this.units = Collections.unmodifiableMap(factors);
    }

    /** What is expected, for a message: {@code a time such as 20 ms}. */
    public String expected() {
        return what + " such as " + example;
    }

    /** Whether a figure can have this limit. */
    boolean allows(double limit) {
        return switch (this) {
            case TIME, ENERGY, BYTES -> limit > 0 && Double.isFinite(limit);
            case SHARE, RELATIVE_CHANGE -> limit > 0 && limit <= 1;
            case POINTS -> limit >= 0 && limit <= 1;
        };
    }

    /** What is expected of a limit, for a message. */
    String expectedLimit() {
        return expected()
                + switch (this) {
                    case TIME, ENERGY, BYTES -> ", more than 0";
                    case SHARE, RELATIVE_CHANGE -> ", more than 0 and at most 100 %";
                    case POINTS -> ", at most 100pp";
                };
    }

    /**
     * The number in the base unit.
     *
     * @throws IllegalArgumentException with found and expected
     */
    public double parse(String text) {
        return parse(text, text);
    }

    /** The same where the number is a part of what was found. */
    double parse(String amount, String found) {
        Matcher matcher = FORM.matcher(amount.strip());
        String unit = matcher.matches() ? matcher.group(2).strip() : "";
        BigDecimal factor = units.get(unit);
        if (!matcher.matches() || factor == null) {
            throw new IllegalArgumentException("\"" + found + "\"; expected " + expected() + hint(unit));
        }
        return new BigDecimal(matcher.group(1)).multiply(factor).doubleValue();
    }

    /** None for a single letter, which is near to every other. */
    private String hint(String unit) {
        return unit.length() > 1 ? NearestName.hint(unit, units.keySet()) : "";
    }

    /** The units that it is written in; an empty one stands for a plain number. */
    Set<String> units() {
        return units.keySet();
    }
}
