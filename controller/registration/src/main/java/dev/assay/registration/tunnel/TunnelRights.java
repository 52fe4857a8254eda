package dev.assay.registration.tunnel;

import dev.assay.ssh.SshTarget;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the controllers' keys may do on one host. An SSH server takes the first line of authorized_keys that has the key, so all rights of one
 * host must be in one line: those of its own tunnel, and those of the devices behind it.
 *
 * @param listen ports of the host's loopback that they may listen on, for a tunnel of its own
 * @param open hosts and ports behind it that they may go on to: {@code host:port}
 */
record TunnelRights(Set<Integer> listen, Set<String> open) {
    private static final Pattern LISTEN = Pattern.compile("permitlisten=\"127\\.0\\.0\\.1:([0-9]{1,5})\"");
    private static final Pattern OPEN = Pattern.compile("permitopen=\"([A-Za-z0-9_.:%\\[\\]-]{1,300}:[0-9]{1,5})\"");
    /** Port forwarding without a limit would be everything; a port that nobody can have is nothing. */
    private static final String NOTHING = "127.0.0.1:1";

    TunnelRights {
        listen = Set.copyOf(listen);
        open = Set.copyOf(open);
    }

    /** Nothing is allowed. */
    static TunnelRights none() {
        return new TunnelRights(Set.of(), Set.of());
    }

    /** The rights in our lines of an authorized_keys file. */
    static TunnelRights in(String authorizedKeys) {
        Set<Integer> listen = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        authorizedKeys
                .lines()
                .filter(line -> line.endsWith(" " + TunnelKeyLines.MARK))
                .forEach(line -> {
                    for (Matcher matcher = LISTEN.matcher(line); matcher.find(); ) {
                        listen.add(Integer.valueOf(matcher.group(1)));
                    }
                    for (Matcher matcher = OPEN.matcher(line); matcher.find(); ) {
                        open.add(matcher.group(1));
                    }
                });
        listen.remove(1);
        open.remove(NOTHING);
        return new TunnelRights(listen, open);
    }

    TunnelRights withListen(List<Integer> ports) {
        return new TunnelRights(new TreeSet<>(ports), open);
    }

    TunnelRights withOpen(SshTarget next) {
        Set<String> more = new TreeSet<>(open);
        more.add(text(next));
        return new TunnelRights(listen, more);
    }

    TunnelRights withoutOpen(SshTarget next) {
        Set<String> fewer = new TreeSet<>(open);
        fewer.remove(text(next));
        return new TunnelRights(listen, fewer);
    }

    boolean isNone() {
        return listen.isEmpty() && open.isEmpty();
    }

    /** The options of a line in authorized_keys. */
    String options() {
        StringBuilder options = new StringBuilder("restrict,port-forwarding");
        for (int port : new TreeSet<>(listen.isEmpty() ? Set.of(1) : listen)) {
            for (String host : List.of("127.0.0.1", "localhost")) {
                options.append(",permitlisten=\"")
                        .append(host)
                        .append(':')
                        .append(port)
                        .append('"');
            }
        }
        for (String place : new TreeSet<>(open.isEmpty() ? Set.of(NOTHING) : open)) {
            options.append(",permitopen=\"").append(place).append('"');
        }
        return options.append(",command=\"echo this key opens a tunnel and nothing else\"")
                .toString();
    }

    private static String text(SshTarget target) {
        String host = target.host().indexOf(':') >= 0 ? "[" + target.host() + "]" : target.host();
        return host + ":" + target.port();
    }
}
