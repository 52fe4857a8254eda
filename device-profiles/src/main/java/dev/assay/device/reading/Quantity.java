package dev.assay.device.reading;

import dev.assay.yaml.NearestName;
import dev.assay.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A physical quantity, written as a number with its unit. Inside Assay it is a number in the base unit. */
@SuppressWarnings("ImmutableEnumChecker") // the maps are never changed
enum Quantity {
    /** In hertz. */
    FREQUENCY("a clock", "2.4 GHz", "GHz", "1e9", "MHz", "1e6"),
    /** In bytes. */
    MEMORY("a size", "4 GiB", "GiB", "1073741824", "MiB", "1048576"),
    /** In degrees Celsius. */
    TEMPERATURE("a temperature", "85 °C", "°C", "1"),
    /** In watts. */
    POWER("a power", "4.5 W", "W", "1", "mW", "1e-3"),
    /** In seconds. */
    TIME("a time", "90 s", "s", "1", "min", "60"),
    /** From 0 to 1. */
    SHARE("a share", "0.5 %", "%", "1e-2"),
    /** In degrees Celsius per watt. */
    THERMAL_RESISTANCE("a thermal resistance", "6 °C/W", "°C/W", "1"),
    /** Without a unit. */
    FACTOR("a factor", "2.5", "", "1");

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s*(\\D{0,10})");

    private final String what;
    private final String example;
    private final Map<String, BigDecimal> units = new LinkedHashMap<>();

    Quantity(String what, String example, String... unitsAndFactors) {
        this.what = what;
        this.example = example;
        for (int i = 0; i < unitsAndFactors.length; i += 2) {
            units.put(unitsAndFactors[i], new BigDecimal(unitsAndFactors[i + 1]));
        }
    }

    /** The value that stands here, from {@code least} to {@code most}, both as a profile writes them. */
    Optional<Double> read(YamlValue value, String least, String most) {
        String expected = what + " from " + least + " to " + most + ", such as " + example;
        return value.text(expected).flatMap(text -> {
            Optional<BigDecimal> found = parse(text);
            boolean isWithin = found.isPresent()
                    && found.get().compareTo(parse(least).orElseThrow()) >= 0
                    && found.get().compareTo(parse(most).orElseThrow()) <= 0;
            if (!isWithin) {
                value.expected(expected + unitHint(text));
            }
            return found.filter(number -> isWithin).map(BigDecimal::doubleValue);
        });
    }

    private Optional<BigDecimal> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.ofNullable(units.get(matcher.group(2))).map(new BigDecimal(matcher.group(1))::multiply)
                : Optional.empty();
    }

    private String unitHint(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() && !units.containsKey(matcher.group(2))
                ? NearestName.hint(matcher.group(2), units.keySet())
                : "";
    }
}
