package dev.assay.registration.tunnel;

import dev.assay.api.TunnelKeys;
import dev.assay.registration.step.StepFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a board's authorized_keys says of the controller's keys: that they may open the tunnel, and do nothing else. */
final class TunnelKeyLines {
    private static final Pattern KEY =
            Pattern.compile("((?:ssh|ecdsa)-[a-z0-9-]{1,40}) ([A-Za-z0-9+/]{16,4096}={0,2})( .*)?");
    private static final String MARK = "assay-tunnel";

    private TunnelKeyLines() {}

    /**
     * A line for each key. The controller's text is looked at before it gets there: a line of its own choice would be a way into the board.
     *
     * @param ports of the board's loopback that it may listen on
     */
    static List<String> of(TunnelKeys keys, List<Integer> ports) throws StepFailedException {
        StringBuilder options = new StringBuilder("restrict,port-forwarding");
        for (int port : ports) {
            for (String host : List.of("127.0.0.1", "localhost")) {
                options.append(",permitlisten=\"")
                        .append(host)
                        .append(':')
                        .append(port)
                        .append('"');
            }
        }
        // "port-forwarding" would also let the key reach whatever the board reaches; a port that nobody listens on
        // takes that back.
        options.append(",permitopen=\"127.0.0.1:1\"");
        options.append(",command=\"echo this key opens a tunnel and nothing else\"");
        List<String> lines = new ArrayList<>();
        for (String key : keys.publicKeys()) {
            Matcher matcher = KEY.matcher(key.strip());
            if (!matcher.matches()) {
                throw new StepFailedException(
                        "the controller's tunnel key \"" + key + "\" is no public SSH key; expected ssh-ed25519 AAAA…",
                        "");
            }
            lines.add(options + " " + matcher.group(1) + " " + matcher.group(2) + " " + MARK);
        }
        if (lines.isEmpty()) {
            throw new StepFailedException(
                    "the controller has no key for tunnels",
                    "make the board reach the controller, and name it with --board-url");
        }
        return lines;
    }
}
