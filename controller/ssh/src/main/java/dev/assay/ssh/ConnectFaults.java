package dev.assay.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says why a hop could not be reached, and what to do. */
final class ConnectFaults {
    private static final Pattern METHODS = Pattern.compile("for methods '([^']*)'");

    private ConnectFaults() {}

    /**
     * @param jump through which the hop was to be reached; null for the first
     * @param tried notes on the keys that we have
     */
    static SshException explain(SshTarget hop, @Nullable SshTarget jump, List<String> tried, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return fault(
                        SshFault.NAME_UNKNOWN,
                        hop,
                        thrown,
                        "no address is known for the name " + hop.host()
                                + "; check its spelling, or use the board's address, for instance pi@192.168.1.20");
            }
            if (cause instanceof NoRouteToHostException || says(cause, "network is unreachable")) {
                return fault(
                        SshFault.NO_ROUTE,
                        hop,
                        thrown,
                        "there is no way from here to " + hop.host()
                                + "; check that both are in one network, or go through a host that sees it: --via USER@JUMP");
            }
            if (cause instanceof SocketTimeoutException || says(cause, "timed out")) {
                return fault(
                        SshFault.TIMEOUT,
                        hop,
                        thrown,
                        "no answer from port " + hop.port()
                                + "; check that the board is on, that the address is its own, and that no firewall is between");
            }
            if (cause instanceof ConnectException) {
                return fault(
                        SshFault.REFUSED,
                        hop,
                        thrown,
                        "the host is there, but nothing listens on port " + hop.port()
                                + "; start its SSH server (on Debian: sudo systemctl enable --now ssh), or give its port: "
                                + hop.user() + "@HOST:PORT");
            }
            if (cause instanceof JSchAlgoNegoFailException) {
                return fault(
                        SshFault.PROTOCOL,
                        hop,
                        thrown,
                        "no common cryptography (" + cause.getMessage()
                                + "); its SSH server is too old or too strict, update it");
            }
        }
        return byMessage(hop, jump, tried, thrown);
    }

    private static SshException byMessage(
            SshTarget hop, @Nullable SshTarget jump, List<String> tried, Throwable thrown) {
        if (says(thrown, "auth fail")
                || says(thrown, "auth cancel")
                || says(thrown, "too many authentication")
                || says(thrown, "login trials exceeds")) {
            return fault(SshFault.AUTHENTICATION, hop, thrown, authentication(hop, tried, thrown));
        }
        if (jump != null && says(thrown, "channel is not opened")) {
            return fault(
                    SshFault.REFUSED,
                    hop,
                    thrown,
                    "the jump host " + jump
                            + " does not reach it, or does not allow forwarding; try ssh -J there by hand:" + " ssh -J "
                            + jump + " " + hop);
        }
        return fault(
                SshFault.PROTOCOL,
                hop,
                thrown,
                "what answers on port " + hop.port() + " does not finish an SSH handshake (" + thrown.getMessage()
                        + "); check that it is an SSH server, and look into its log");
    }

    private static String authentication(SshTarget hop, List<String> tried, Throwable thrown) {
        Matcher methods = METHODS.matcher(String.valueOf(thrown.getMessage()));
        String accepts =
                methods.find() ? " The host accepts: " + methods.group(1).replace(",", ", ") + "." : "";
        String many = says(thrown, "too many authentication") || says(thrown, "login trials")
                ? " It hung up after too many keys: name the right one with --identity FILE."
                : "";
        String port = hop.port() == SshTarget.DEFAULT_PORT ? "" : "-p " + hop.port() + " ";
        return "it accepts none of our keys. Tried: " + String.join("; ", tried) + "." + accepts + many
                + " Put your public key there once (ssh-copy-id " + port + hop.user() + "@" + hop.host()
                + "), or name a key with --identity FILE";
    }

    private static SshException fault(SshFault fault, SshTarget hop, Throwable thrown, String what) {
        return new SshException(fault, hop + ": " + what, thrown);
    }

    private static boolean says(Throwable thrown, String words) {
        return String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT).contains(words);
    }
}
