package dev.assay.server.tunnel;

import dev.assay.api.SshAccess;
import dev.assay.ssh.HostKey;
import dev.assay.ssh.KnownHosts;
import dev.assay.ssh.SshTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What cannot be so in an {@link SshAccess} that somebody sent. */
final class AccessProblems {
    private static final Pattern KEY = Pattern.compile("[a-z0-9@.-]{1,64} [A-Za-z0-9+/]{16,1500}={0,2}");
    private static final int JUMPS_MAX = 4;
    private static final int PORTS_MAX = 16;
    private static final int PORT_MAX = 65_535;
    /** Below are the ports that an ordinary user of a board may not listen on. */
    private static final int TUNNEL_PORT_MIN = 1024;

    private AccessProblems() {}

    /** Empty when all is well. */
    static List<String> of(SshAccess access) {
        List<String> problems = new ArrayList<>();
        try {
            SshTarget unused = new SshTarget(access.user(), access.host(), access.port());
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        checkKey("hostKey", access.hostKey(), problems);
        checkJumps(access, problems);
        if (access.tunnelPorts().size() > PORTS_MAX) {
            problems.add("tunnelPorts has " + access.tunnelPorts().size() + " ports; expected at most " + PORTS_MAX);
        }
        for (int port : access.tunnelPorts()) {
            if (port < TUNNEL_PORT_MIN || port > PORT_MAX) {
                problems.add("tunnelPorts has " + port + "; expected " + TUNNEL_PORT_MIN + " … " + PORT_MAX);
            }
        }
        return problems;
    }

    private static void checkJumps(SshAccess access, List<String> problems) {
        if (access.via().size() > JUMPS_MAX) {
            problems.add("via has " + access.via().size() + " hosts; expected at most " + JUMPS_MAX);
            return;
        }
        if (access.viaHostKeys().size() != access.via().size()) {
            problems.add("viaHostKeys has " + access.viaHostKeys().size() + " keys; expected one for each of the "
                    + access.via().size() + " hosts in via");
        }
        for (String jump : access.via()) {
            try {
                SshTarget unused = SshTarget.parse(jump);
            } catch (IllegalArgumentException e) {
                problems.add("via: " + e.getMessage());
            }
        }
        for (String key : access.viaHostKeys()) {
            checkKey("viaHostKeys", key, problems);
        }
    }

    private static void checkKey(String field, String key, List<String> problems) {
        try {
            if (KEY.matcher(key).matches()) {
                KnownHosts unused = KnownHosts.pinned(List.of(new HostKey("host", key)));
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as every other that is none.
        }
        problems.add(field + " is \"" + (key.length() > 60 ? key.substring(0, 60) + "…" : key)
                + "\"; expected a public key such as ssh-ed25519 AAAA…");
    }
}
