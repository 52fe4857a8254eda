package dev.assay.registration.install;

import dev.assay.registration.bundle.Parcel;
import dev.assay.registration.bundle.ParcelFile;
import dev.assay.ssh.Board;
import dev.assay.ssh.FileMode;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings parcels to a board: only the contents that it lacks, each checked by its hash where it arrives. A parcel is there whole or not at
 * all, and nothing that is in use is touched. One thread.
 */
public final class Delivery {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Room for the agent's own work: its database of artifacts starts small. */
    private static final long MARGIN_BYTES = 16_000_000;

    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Board board;
    private final InstallFolder folder;

    /** Into a folder of a board. */
    public Delivery(Board board, InstallFolder folder) {
        this.board = board;
        this.folder = folder;
    }

    /**
     * Sends a parcel and assembles it.
     *
     * @param progress hears how far it is
     * @return bytes that had to be sent: 0 when everything was there
     * @throws SshException also when there is no room; what was there before is then as it was
     */
    public long send(Parcel parcel, ParcelKind kind, Consumer<String> progress) throws SshException {
        Map<String, ParcelFile> missing = missing(parcel);
        long bytes = missing.values().stream().mapToLong(ParcelFile::bytes).sum();
        if (bytes > 0) {
            requireRoom(bytes);
        }
        try {
            long sent = 0;
            for (ParcelFile file : missing.values()) {
                progress.accept(megabytes(sent) + " of " + megabytes(bytes) + " MB sent");
                board.upload(
                        file.source(),
                        folder.content(file.sha256()),
                        file.executable() ? FileMode.EXECUTABLE : FileMode.READABLE);
                sent += file.bytes();
            }
            assemble(parcel, kind);
        } catch (SshException e) {
            if (e.fault() == SshFault.DISK_FULL) {
                giveBackRoom();
            }
            throw e;
        }
        return bytes;
    }

    /** By hash: a content that two files share is sent once. */
    private Map<String, ParcelFile> missing(Parcel parcel) throws SshException {
        Map<String, ParcelFile> files = new TreeMap<>();
        parcel.files().forEach(file -> files.putIfAbsent(file.sha256(), file));
        List<String> arguments = new ArrayList<>(List.of(folder.path()));
        arguments.addAll(files.keySet());
        Outcome outcome = run("missing", arguments);
        Map<String, ParcelFile> missing = new LinkedHashMap<>();
        for (String hash : Arrays.asList(outcome.output().split("\\s+"))) {
            ParcelFile file = files.get(hash);
            if (file != null) {
                missing.put(hash, file);
            }
        }
        return missing;
    }

    private void requireRoom(long bytes) throws SshException {
        long free = board.freeBytes(folder.path());
        if (free < bytes + MARGIN_BYTES) {
            throw new SshException(
                    SshFault.DISK_FULL,
                    "there is no room in " + folder.path() + " on " + board.address() + ": " + megabytes(free)
                            + " MB are free, " + megabytes(bytes + MARGIN_BYTES)
                            + " MB are needed; nothing was written. Free some, or choose a folder on another disk with --folder");
        }
    }

    private void assemble(Parcel parcel, ParcelKind kind) throws SshException {
        String hash = parcel.hash();
        board.write(parcel.manifest().getBytes(StandardCharsets.UTF_8), folder.manifest(kind, hash), FileMode.READABLE);
        run("assemble", List.of(folder.path(), kind.folder(), hash));
    }

    /** Makes a bundle that was sent the current one; the one before it stays for a way back. */
    public void switchTo(String bundle) throws SshException {
        run("switch", List.of(folder.path(), bundle));
    }

    /** Removes what is no longer needed. */
    public void tidy() throws SshException {
        run("tidy", List.of(folder.path()));
    }

    private void giveBackRoom() {
        try {
            tidy();
        } catch (SshException e) {
            // The full disk is what the person must hear about; the next delivery tidies again.
        }
    }

    private Outcome run(String script, List<String> arguments) throws SshException {
        Outcome outcome = board.run(BoardScript.of(script, arguments), LIMIT);
        if (!outcome.succeeded()) {
            boolean isFull = outcome.errors().contains("No space left");
            throw new SshException(
                    isFull ? SshFault.DISK_FULL : SshFault.FILE,
                    script + " on " + board.address() + ": " + outcome.complaint());
        }
        return outcome;
    }

    private static String megabytes(long bytes) {
        return Long.toString(Math.round(bytes / BYTES_PER_MEGABYTE));
    }
}
