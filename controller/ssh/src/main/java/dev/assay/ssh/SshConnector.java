package dev.assay.ssh;

/** Logs in to boards. Safe for use by several threads. */
public interface SshConnector {
    /**
     * Connects hop by hop; each hop shows its own host key.
     *
     * @throws SshException saying which hop failed, why, and what to do
     */
    SshConnection connect(SshRoute route) throws SshException;
}
