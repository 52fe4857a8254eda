package dev.assay.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A board that we are logged in to: runs commands and moves files there. Needs nothing on the board but a POSIX {@code sh} and the usual
 * small tools (also busybox's); no SFTP.
 *
 * <p>Paths are the board's: absolute, or relative to the home folder of its user. A {@code ~} is not expanded. Paths and arguments may hold
 * any character but NUL; they are quoted here, in {@link Script}, and nowhere else.
 *
 * <p>One thread at a time may use a board. Whatever goes wrong arrives as an {@link SshException}, whose message says what to do.
 */
public interface Board extends AutoCloseable {
    /** {@code user@host}, with the port if it is not 22: for messages. */
    String address();

    /**
     * Runs a script and waits for its end. A script that ends with another exit code than 0 is no exception.
     *
     * @throws SshException when the connection breaks, or {@link SshFault#DEADLINE} when the script did not end in time; it is then told to
     *     stop as far as closing its channel does that
     */
    Outcome run(Script script, Duration deadline) throws SshException;

    /**
     * Puts a file on the board, atomically: it is written beside its target, compared by SHA-256, and renamed. Folders are made as needed. The
     * free space is looked at first. A target that already has these bytes is not sent again, only its mode is set.
     *
     * @return whether bytes had to be sent
     * @throws SshException {@link SshFault#DISK_FULL} when the file does not fit; the target is then as it was
     */
    boolean upload(Path file, String target, FileMode mode) throws SshException;

    /** Like {@link #upload}, for content that is in memory. */
    boolean write(byte[] content, String target, FileMode mode) throws SshException;

    /**
     * Reads a small file.
     *
     * @param bytesMax a larger file is refused, not cut
     * @return empty when there is no such file
     */
    Optional<byte[]> read(String path, int bytesMax) throws SshException;

    /** Free bytes for its user on the file system that holds a path; the path itself need not exist yet. */
    long freeBytes(String path) throws SshException;

    /**
     * Starts a program that outlives the connection: a session of its own, no terminal, standard input empty.
     *
     * @param start what to start and where its output goes
     * @return the process id on the board
     */
    long startDetached(DetachedStart start) throws SshException;

    /** Ends the connection, and those to jump hosts. */
    @Override
    void close();
}
