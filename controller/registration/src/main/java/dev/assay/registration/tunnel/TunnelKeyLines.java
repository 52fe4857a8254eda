package dev.assay.registration.tunnel;

import dev.assay.api.TunnelKeys;
import dev.assay.registration.step.StepFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a board's authorized_keys says of the controller's keys: that they may open the tunnel, and do nothing else. */
final class TunnelKeyLines {
    /** The last word of our lines. */
    static final String MARK = "assay-tunnel";

    private static final Pattern KEY =
            Pattern.compile("((?:ssh|ecdsa)-[a-z0-9-]{1,40}) ([A-Za-z0-9+/]{16,4096}={0,2})( .*)?");

    private TunnelKeyLines() {}

    /**
     * A line for each key. The controller's text is looked at before it gets there: a line of its own choice would be a way into the board.
     *
     * @param rights of each key
     */
    static List<String> of(TunnelKeys keys, TunnelRights rights) throws StepFailedException {
        List<String> lines = new ArrayList<>();
        for (String key : keys.publicKeys()) {
            Matcher matcher = KEY.matcher(key.strip());
            if (!matcher.matches()) {
                throw new StepFailedException(
                        "the controller's tunnel key \"" + key + "\" is no public SSH key; expected ssh-ed25519 AAAA…",
                        "");
            }
            lines.add(rights.options() + " " + matcher.group(1) + " " + matcher.group(2) + " " + MARK);
        }
        if (lines.isEmpty()) {
            throw new StepFailedException(
                    "the controller has no key for tunnels",
                    "make the board reach the controller, and name it with --board-url");
        }
        return lines;
    }

    /** Our lines of an authorized_keys file, with other rights for the same keys. */
    static List<String> again(String authorizedKeys, TunnelRights rights) throws StepFailedException {
        if (rights.isNone()) {
            return List.of();
        }
        List<String> keys = authorizedKeys
                .lines()
                .filter(line -> line.endsWith(" " + MARK))
                .map(line -> line.replaceFirst("^.*\" (?=(?:ssh|ecdsa)-)", ""))
                .distinct()
                .toList();
        return keys.isEmpty() ? List.of() : of(new TunnelKeys(keys), rights);
    }
}
