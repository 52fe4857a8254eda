package dev.assay.ssh;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges the key that one hop shows, and remembers why it was refused. One object for each connection attempt. */
final class HostKeyGuard implements HostKeyRepository {
    private final SshTarget target;
    private final KnownHosts known;
    private final HostKeyDecision decision;
    private @Nullable HostKey shown;
    private @Nullable SshException refusal;

    HostKeyGuard(SshTarget target, KnownHosts known, HostKeyDecision decision) {
        this.target = target;
        this.known = known;
        this.decision = decision;
    }

    /** Why the key was refused; null when it was not, or when none was shown yet. */
    @Nullable
    SshException refusal() {
        return refusal;
    }

    /** The key that was shown last; null when none was shown yet. */
    @Nullable
    HostKey shown() {
        return shown;
    }

    @Override
    public int check(String ignoredHost, byte[] key) {
        HostKey candidate = new HostKey(target.hostKeyName(), line(key));
        shown = candidate;
        try {
            KnownHosts.Judgement judgement = known.judge(target.hostKeyName(), key);
            return switch (judgement.verdict()) {
                case KNOWN -> OK;
                case UNKNOWN -> ask(candidate);
                case CHANGED -> refuse(CHANGED, SshFault.HOST_KEY_CHANGED, changed(candidate, judgement.lines()));
                case REVOKED -> refuse(CHANGED, SshFault.HOST_KEY_CHANGED, revoked(candidate, judgement.lines()));
            };
        } catch (IOException e) {
            return refuse(NOT_INCLUDED, SshFault.LOCAL, "cannot read or write the known host keys: " + e.getMessage());
        }
    }

    private int ask(HostKey candidate) throws IOException {
        if (!decision.trusts(candidate)) {
            return refuse(
                    NOT_INCLUDED,
                    SshFault.HOST_KEY_UNKNOWN,
                    target + " was never seen before and shows the key " + describe(candidate)
                            + ", which nobody vouched"
                            + " for. Compare it on the board itself: ssh-keygen -lf /etc/ssh/ssh_host_"
                            + shortType(candidate)
                            + "_key.pub. If it is the same, repeat with --accept-host-key " + candidate.fingerprint());
        }
        known.pin(candidate);
        return OK;
    }

    private String changed(HostKey candidate, List<KnownHostsLine> lines) {
        return "THE HOST KEY OF " + target + " HAS CHANGED. It shows " + describe(candidate) + "; pinned is "
                + lines.stream()
                        .map(line -> line.type() + " " + HostKey.fingerprint(line.key()) + " (" + line.where() + ")")
                        .collect(Collectors.joining(", "))
                + ". Either the board was installed anew, or somebody sits between. Nothing was sent to it."
                + " If you know why it changed, remove the old key (ssh-keygen -R '" + candidate.name() + "' -f FILE,"
                + " with the file named above) and repeat; the new one is then shown and pinned";
    }

    private String revoked(HostKey candidate, List<KnownHostsLine> lines) {
        return "THE HOST KEY OF " + target + " IS REVOKED: " + describe(candidate) + " at "
                + lines.get(0).where()
                + ". Nothing was sent to it. Give the host a new key, or remove the line if it is a mistake";
    }

    private int refuse(int answer, SshFault fault, String message) {
        refusal = new SshException(fault, message);
        return answer;
    }

    private static String describe(HostKey key) {
        return key.line().substring(0, key.line().indexOf(' ')) + " " + key.fingerprint();
    }

    private static String shortType(HostKey key) {
        String type = key.line().substring(0, key.line().indexOf(' '));
        return type.startsWith("ecdsa") ? "ecdsa" : type.replace("ssh-", "");
    }

    /** A key's bytes begin with the length and the name of its type. */
    private static String line(byte[] key) {
        int length = key[3] & 0xff;
        String type = new String(key, 4, length, java.nio.charset.StandardCharsets.US_ASCII);
        return type + " " + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey(String ignoredHost, @Nullable String type) {
        try {
            return known.keysOf(target.hostKeyName()).stream()
                    .filter(line -> type == null || type.equals(line.type()))
                    .map(this::forJsch)
                    .toArray(com.jcraft.jsch.HostKey[]::new);
        } catch (IOException e) {
            return new com.jcraft.jsch.HostKey[0];
        }
    }

    private com.jcraft.jsch.HostKey forJsch(KnownHostsLine line) {
        try {
            return new com.jcraft.jsch.HostKey(target.hostKeyName(), line.key());
        } catch (JSchException e) {
            throw new IllegalArgumentException(line.where() + ": is no host key", e);
        }
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey() {
        return new com.jcraft.jsch.HostKey[0];
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "Assay's known hosts";
    }

    @Override
    public void add(com.jcraft.jsch.HostKey ignoredKey, UserInfo ignoredUser) {
        // check() has pinned it already.
    }

    @Override
    public void remove(String ignoredHost, String ignoredType) {
        throw new UnsupportedOperationException("a pinned key is never removed by a program");
    }

    @Override
    public void remove(String ignoredHost, String ignoredType, byte[] ignoredKey) {
        throw new UnsupportedOperationException("a pinned key is never removed by a program");
    }
}
