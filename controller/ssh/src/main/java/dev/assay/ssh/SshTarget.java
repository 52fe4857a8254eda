package dev.assay.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom to log in as, and where.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 1 … 65,535
 */
public record SshTarget(String user, String host, int port) {
    /** Where SSH servers listen. */
    public static final int DEFAULT_PORT = 22;

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.$-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9_.-]{1,32})?");
    private static final Pattern TEXT =
            Pattern.compile("(?<user>[^@]+)@(\\[(?<ipv6>[^\\]]+)]|(?<name>[^:\\[\\]]+))(:(?<port>[0-9]{1,5}))?");

    public SshTarget {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException("user is \"" + user + "\"; expected a login name such as pi");
        }
        if (!NAME.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw new IllegalArgumentException("host is \"" + host + "\"; expected a name or an address");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + "; expected 1 … 65535");
        }
    }

    /**
     * Reads {@code user@host}, {@code user@host:port} or {@code user@[IPv6]:port}.
     *
     * @throws IllegalArgumentException saying what was found and what is expected
     */
    public static SshTarget parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no SSH address; expected USER@HOST or USER@HOST:PORT, "
                            + "for instance pi@192.168.1.20 or pi@[fe80::1%eth0]:2222");
        }
        String host = matcher.group("ipv6") != null ? matcher.group("ipv6") : matcher.group("name");
        String port = matcher.group("port");
        return new SshTarget(matcher.group("user"), host, port == null ? DEFAULT_PORT : Integer.parseInt(port));
    }

    /** Reads jump hosts as {@code --via} takes them: separated by commas, first the nearest to us. */
    public static List<SshTarget> parseJumps(String text) {
        List<SshTarget> jumps = new ArrayList<>();
        for (String jump : text.split(",", -1)) {
            jumps.add(parse(jump.strip()));
        }
        return List.copyOf(jumps);
    }

    /** As known_hosts writes it: {@code host}, or {@code [host]:port} where the port is not 22. */
    public String hostKeyName() {
        String name = host.toLowerCase(Locale.ROOT);
        return port == DEFAULT_PORT ? name : "[" + name + "]:" + port;
    }

    /** The form that {@link #parse} reads, without a port that is 22. */
    @Override
    public String toString() {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return user + "@" + bracketed + (port == DEFAULT_PORT ? "" : ":" + port);
    }
}
