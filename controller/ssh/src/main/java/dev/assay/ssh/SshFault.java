package dev.assay.ssh;

/** What kind of thing went wrong with a connection to a board. */
public enum SshFault {
    /** No address is known for the host's name. */
    NAME_UNKNOWN,
    /** The host answers, but nothing listens on the port. */
    REFUSED,
    /** The host does not answer. */
    TIMEOUT,
    /** There is no way to the host from here. */
    NO_ROUTE,
    /** The host does not accept any of our keys. */
    AUTHENTICATION,
    /** The host was never seen before, and nobody vouched for its key. */
    HOST_KEY_UNKNOWN,
    /** The host shows another key than the one that is pinned. */
    HOST_KEY_CHANGED,
    /** The two sides found no common language: not an SSH server, or a very old one. */
    PROTOCOL,
    /** The connection was there and broke. */
    CONNECTION_LOST,
    /** A command did not end in time. */
    DEADLINE,
    /** There is no room for a file. */
    DISK_FULL,
    /** A file could not be written or read: no permission, no such folder. */
    FILE,
    /** Our own side: a key file that cannot be read, a malformed known_hosts. */
    LOCAL,
    /** None of the ports for a tunnel could be had. */
    TUNNEL
}
