package dev.assay.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** Puts files on a board, so that a target is either as it was or has all its new bytes. One thread at a time. */
final class Deposit {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    /** So long may a transfer stand still. */
    private static final Duration STALL = Duration.ofMinutes(1);
    /** A file system that is filled to its last block makes trouble elsewhere. */
    private static final long SPARE_BYTES = 64 << 10;

    private static final String SUM = """
            sum() {
              if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1" | cut -d' ' -f1
              elif command -v openssl >/dev/null 2>&1; then openssl dgst -sha256 <"$1" | sed 's/.* //'
              else echo none; fi
            }
            """;

    /** Prints {@code same}, or the free kilobytes where the file will be. */
    private static final String PREPARE = SUM + """
            target=$1 sum=$2 mode=$3
            case $target in */*) folder=${target%/*} ;; *) folder=. ;; esac
            mkdir -p -- "${folder:-/}" || exit 10
            if [ -d "$target" ]; then echo "$target is a folder" >&2; exit 10; fi
            if [ -f "$target" ] && [ "$(sum "$target")" = "$sum" ]; then chmod "$mode" "$target" && echo same && exit 0; fi
            rm -f -- "$target.part" || exit 10
            df -Pk -- "${folder:-/}" 2>/dev/null | awk 'END { print $4 }'
            """;

    private static final String RECEIVE = "umask 077; cat >\"$1\"";

    /** Prints the sum of what arrived, or {@code none}. */
    private static final String CHECK = SUM + "sum \"$1.part\"";

    private static final String PLACE = "chmod \"$2\" \"$1.part\" && mv -f -- \"$1.part\" \"$1\"";
    private static final String DISCARD = "rm -f -- \"$1.part\"";

    private final Exec exec;
    private final String address;

    Deposit(Exec exec, String address) {
        this.exec = exec;
        this.address = address;
    }

    /** Opens the content from its begin. */
    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    boolean file(Path file, String target, FileMode mode) throws SshException {
        try {
            return put(() -> Files.newInputStream(file), Files.size(file), target, mode);
        } catch (IOException e) {
            if (e instanceof SshException fault) {
                throw fault;
            }
            throw new SshException(SshFault.LOCAL, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    boolean bytes(byte[] content, String target, FileMode mode) throws SshException {
        try {
            return put(() -> new ByteArrayInputStream(content), content.length, target, mode);
        } catch (IOException e) {
            throw e instanceof SshException fault ? fault : new SshException(SshFault.LOCAL, "cannot read memory", e);
        }
    }

    private boolean put(Content content, long size, String target, FileMode mode) throws IOException {
        String sum = sum(content);
        Outcome prepared = run(Script.of(PREPARE, target, sum, mode.octal()));
        if (!prepared.succeeded()) {
            throw refused(target, prepared);
        }
        String answer = prepared.output().strip();
        if (answer.equals("same")) {
            return false;
        }
        // A df that tells nothing usable stops nobody: the transfer itself notices a full disk as well.
        if (answer.matches("[0-9]{1,15}") && Long.parseLong(answer) * 1024 < size + SPARE_BYTES) {
            throw full(target, size, Long.parseLong(answer) * 1024);
        }
        send(content, size, target);
        if (!arrived(target, sum, size)) {
            run(Script.of(DISCARD, target));
            throw new SshException(
                    SshFault.FILE,
                    address + ": what arrived at " + target
                            + " differs from what was sent; check the board's storage, and" + " run the command again");
        }
        Outcome placed = run(Script.of(PLACE, target, mode.octal()));
        if (!placed.succeeded()) {
            throw refused(target, placed);
        }
        return true;
    }

    private void send(Content content, long size, String target) throws IOException {
        Outcome sent;
        try (InputStream input = content.open()) {
            Patience patience = new Patience(STALL);
            String line = new Script(RECEIVE, java.util.List.of(target + ".part")).line();
            sent = exec.command(line, patience.renewedBy(input), patience, Outcome.BYTES_MAX)
                    .outcome();
        }
        if (sent.succeeded()) {
            return;
        }
        run(Script.of(DISCARD, target));
        String said = sent.errors().toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("quota")) {
            throw full(target, size, null);
        }
        throw refused(target, sent);
    }

    private boolean arrived(String target, String sum, long size) throws SshException {
        Outcome checked = run(Script.of(CHECK, target));
        String found = checked.output().strip();
        if (!found.equals("none")) {
            return checked.succeeded() && found.equals(sum);
        }
        // No tool there computes SHA-256: read it back and compute it here.
        if (size > Integer.MAX_VALUE - (1 << 20)) {
            return false;
        }
        Exchange back = exec.script(Script.of("cat \"$1\"", target + ".part"), DEADLINE, (int) size);
        return HexFormat.of().formatHex(sha256().digest(back.output())).equals(sum);
    }

    private Outcome run(Script script) throws SshException {
        return exec.script(script, DEADLINE, Outcome.BYTES_MAX).outcome();
    }

    private SshException refused(String target, Outcome outcome) {
        return new SshException(
                SshFault.FILE,
                address + ": cannot write " + target + ": " + outcome.complaint()
                        + "; see whether the folder belongs to the user and the file system is writable");
    }

    private SshException full(String target, long size, @org.jspecify.annotations.Nullable Long free) {
        String room = free == null ? "it ran full on the way" : free + " bytes are free";
        return new SshException(
                SshFault.DISK_FULL,
                address + ": no room for " + target + ", which needs " + size + " bytes; " + room
                        + ". Make room there (df -h shows where), then run the command again");
    }

    private static String sum(Content content) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream input = new DigestInputStream(content.open(), digest)) {
            input.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
