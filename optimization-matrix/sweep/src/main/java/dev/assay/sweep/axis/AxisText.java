package dev.assay.sweep.axis;

import dev.assay.yaml.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the values of the axes from text: the canonical texts, and the shorter forms that people type. Whatever
 * {@code text()} of a value says is read back as an equal value. Every method throws {@link IllegalArgumentException} with a
 * sentence that begins with what was found, in quotes, and says what was expected; it can follow the name of an option or a key.
 */
public final class AxisText {
    private static final List<String> SCHEMES = List.of("none", "dynamic-int8", "static-int8", "fp16-storage");
    private static final List<String> STATIC_OPTIONS =
            List.of("calibration=minmax", "calibration=percentile", "per-channel", "per-tensor");
    private static final Pattern STATIC_INT8 = Pattern.compile("static-int8\\s*\\((.*)\\)");
    private static final Pattern N_OF_M = Pattern.compile("([0-9]{1,3})\\s*:\\s*([0-9]{1,3})");
    /** No exponents, no NaN, no hexadecimal; short enough that every value has a readable canonical text. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,20})?|\\.[0-9]{1,20}");

    private AxisText() {}

    /** {@code none}, {@code dynamic-int8}, {@code fp16-storage}, {@code static-int8}, {@code static-int8(calibration=percentile:99.9,per-tensor)}. */
    public static Quantization quantization(String text) {
        String trimmed = text.strip();
        Matcher withOptions = STATIC_INT8.matcher(trimmed);
        if (withOptions.matches()) {
            return staticInt8(withOptions.group(1));
        }
        return switch (trimmed) {
            case "none" -> new Quantization.None();
            case "dynamic-int8" -> new Quantization.DynamicInt8();
            case "static-int8" -> new Quantization.StaticInt8(Calibration.MINMAX, true);
            case "fp16-storage" -> new Quantization.Fp16Storage();
            default -> throw wrong(text, NearestName.list(SCHEMES), NearestName.hint(trimmed, SCHEMES));
        };
    }

    private static Quantization staticInt8(String options) {
        Calibration calibration = null;
        Boolean perChannel = null;
        for (String raw : options.split(",", -1)) {
            String option = raw.strip();
            if (option.startsWith("calibration=") && calibration == null) {
                calibration = calibration(option.substring("calibration=".length()));
            } else if ((option.equals("per-channel") || option.equals("per-tensor")) && perChannel == null) {
                perChannel = option.equals("per-channel");
            } else {
                throw wrong(
                        option,
                        "each option of static-int8 at most once, among " + NearestName.list(STATIC_OPTIONS),
                        NearestName.hint(option, STATIC_OPTIONS));
            }
        }
        return new Quantization.StaticInt8(
                Optional.ofNullable(calibration).orElse(Calibration.MINMAX),
                Optional.ofNullable(perChannel).orElse(true));
    }

    /** {@code minmax}, {@code percentile} (of {@value Calibration#PERCENTILE_DEFAULT}), {@code percentile:99.9}. */
    public static Calibration calibration(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("minmax")) {
            return Calibration.MINMAX;
        }
        if (trimmed.equals("percentile")) {
            return new Calibration(Calibration.PERCENTILE_DEFAULT);
        }
        if (trimmed.startsWith("percentile:")) {
            OptionalDouble percentile = decimal(trimmed.substring("percentile:".length()));
            if (percentile.isPresent() && percentile.getAsDouble() > 50 && percentile.getAsDouble() <= 100) {
                return new Calibration(percentile.getAsDouble());
            }
            throw wrong(text, "a percentile of more than 50 and at most 100, for instance percentile:99.99", "");
        }
        throw wrong(text, "minmax or percentile", NearestName.hint(trimmed, List.of("minmax", "percentile")));
    }

    /** {@code 0}, a fraction below 1 such as {@code 0.5}, or {@code N:M} such as {@code 2:4}. */
    public static Sparsity sparsity(String text) {
        String trimmed = text.strip();
        Matcher structured = N_OF_M.matcher(trimmed);
        if (structured.matches()) {
            int keep = Integer.parseInt(structured.group(1));
            int group = Integer.parseInt(structured.group(2));
            if (group < 2 || group > 64 || keep < 1 || keep >= group) {
                throw wrong(text, "N:M with 1 <= N < M <= 64: N of M weights stay, for instance 2:4", "");
            }
            return new Sparsity.Structured(keep, group);
        }
        OptionalDouble fraction = decimal(trimmed);
        if (fraction.isEmpty() || fraction.getAsDouble() >= 1) {
            throw wrong(text, "0, the share of weights to remove such as 0.5 (below 1), or N:M such as 2:4", "");
        }
        return fraction.getAsDouble() == 0 ? new Sparsity.Dense() : new Sparsity.Unstructured(fraction.getAsDouble());
    }

    /** {@code full}, or the share of the rank to keep, such as {@code 0.5}. */
    public static Rank rank(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("full")) {
            return Rank.FULL;
        }
        OptionalDouble fraction = decimal(trimmed);
        if (fraction.isEmpty() || fraction.getAsDouble() <= 0 || fraction.getAsDouble() > 1) {
            throw wrong(
                    text,
                    "full, or the share of the rank to keep such as 0.5 (more than 0, at most 1)",
                    NearestName.hint(trimmed, List.of("full")));
        }
        return new Rank(fraction.getAsDouble());
    }

    private static OptionalDouble decimal(String text) {
        return DECIMAL.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    private static IllegalArgumentException wrong(String found, String expected, String hint) {
        return new IllegalArgumentException("\"" + found + "\"; expected " + expected + hint);
    }
}
