package dev.assay.ssh;

/** Decides whether the key of a host that was never seen before is trusted. A key that changed is never put to a decision: it is refused. */
@FunctionalInterface
public interface HostKeyDecision {
    /** Whether this key is the host's; it is pinned then. */
    boolean trusts(HostKey key);

    /** Trusts nobody new: only hosts that are already known. */
    static HostKeyDecision refuseUnknown() {
        return key -> false;
    }

    /** Trusts every host on first use, as {@code StrictHostKeyChecking=accept-new} does. */
    static HostKeyDecision acceptNew() {
        return key -> true;
    }

    /** Trusts the one key with this fingerprint, {@code SHA256:…}. */
    static HostKeyDecision onlyFingerprint(String fingerprint) {
        return key -> key.fingerprint().equals(fingerprint);
    }
}
