package dev.assay.protocol;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A token as people copy it: the secret, and after a dot each, the pins of the controllers that it is for. So whoever has the
 * token knows the controller's certificate too and need not trust the first one it meets.
 *
 * @param secret goes into {@code Authorization: Bearer …}; the only part that is sent
 * @param pins see {@link ControllerAddress#pin()}; empty where ordinary certificate rules hold
 */
public record TokenText(String secret, List<String> pins) {
    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9_-]{43}");

    public TokenText {
        pins = List.copyOf(pins);
        for (String pin : pins) {
            if (!PIN.matcher(pin).matches()) {
                throw new IllegalArgumentException(
                        "a pin has " + pin.length() + " characters or odd ones; expected 43 letters, digits, - or _");
            }
        }
    }

    /**
     * Reads a token as it was copied; blanks around it do not count.
     *
     * @throws IllegalArgumentException when a part after a dot is no pin
     */
    public static TokenText parse(String text) {
        List<String> parts = List.of(text.strip().split("\\.", -1));
        return new TokenText(parts.get(0), parts.subList(1, parts.size()));
    }

    /** The whole token, for people to copy. */
    public String text() {
        return pins.isEmpty() ? secret : secret + "." + String.join(".", pins);
    }

    /** Everything but the secret, which must not reach a log. */
    @Override
    public String toString() {
        return "TokenText[" + pins.size() + " pins]";
    }
}
