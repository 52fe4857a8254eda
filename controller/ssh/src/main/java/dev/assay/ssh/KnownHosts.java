package dev.assay.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which host has which key: read from known_hosts files, hashed names and patterns included, and from pins in memory. Files are read anew
 * each time, and only ever added to. Safe for use by several threads.
 */
public final class KnownHosts {
    private final List<Path> files;
    private final @Nullable Path pinFile;
    private final List<KnownHostsLine> pins;

    private KnownHosts(List<Path> files, @Nullable Path pinFile, List<KnownHostsLine> pins) {
        this.files = List.copyOf(files);
        this.pinFile = pinFile;
        this.pins = List.copyOf(pins);
    }

    /** The user's file, which is only read, and Assay's own, where new keys are pinned. Neither need exist. */
    public static KnownHosts inFiles(Path users, Path own) {
        return new KnownHosts(List.of(users, own), own, List.of());
    }

    /**
     * These keys and no others; nothing is ever added.
     *
     * @throws IllegalArgumentException when a key's line is malformed
     */
    public static KnownHosts pinned(List<HostKey> keys) {
        List<KnownHostsLine> pins = keys.stream()
                .map(key -> KnownHostsLine.read(key.name() + " " + key.line(), "the pin stored for it")
                        .orElseThrow(() -> new IllegalArgumentException("host key of " + key.name() + " is \""
                                + key.line() + "\"; expected a type and base64, as in known_hosts")))
                .toList();
        return new KnownHosts(List.of(), null, pins);
    }

    /** What is known of the key that a host shows. */
    enum Verdict {
        KNOWN,
        UNKNOWN,
        CHANGED,
        REVOKED
    }

    /**
     * @param lines that led to the verdict
     */
    record Judgement(Verdict verdict, List<KnownHostsLine> lines) {}

    /** Each file is judged by itself: one that knows the host by other keys only is not outvoted by another. */
    Judgement judge(String name, byte[] key) throws IOException {
        List<KnownHostsLine> good = new ArrayList<>();
        List<KnownHostsLine> others = new ArrayList<>();
        for (List<KnownHostsLine> source : sources(name)) {
            List<KnownHostsLine> same =
                    source.stream().filter(line -> line.holds(key)).toList();
            List<KnownHostsLine> revoked = same.stream()
                    .filter(line -> line.marker().equals(KnownHostsLine.REVOKED))
                    .toList();
            if (!revoked.isEmpty()) {
                return new Judgement(Verdict.REVOKED, revoked);
            }
            good.addAll(same);
            if (same.isEmpty()) {
                source.stream().filter(line -> line.marker().isEmpty()).forEach(others::add);
            }
        }
        if (!others.isEmpty()) {
            return new Judgement(Verdict.CHANGED, others);
        }
        return new Judgement(good.isEmpty() ? Verdict.UNKNOWN : Verdict.KNOWN, good);
    }

    /** Keys that a host is known by, so that it is asked for one of these. */
    List<KnownHostsLine> keysOf(String name) throws IOException {
        List<KnownHostsLine> keys = new ArrayList<>();
        for (List<KnownHostsLine> source : sources(name)) {
            source.stream().filter(line -> line.marker().isEmpty()).forEach(keys::add);
        }
        return keys;
    }

    /** Pins a key in Assay's own file; without one, it is known for this connection alone. */
    void pin(HostKey key) throws IOException {
        if (pinFile == null) {
            return;
        }
        synchronized (this) {
            Files.createDirectories(pinFile.toAbsolutePath().getParent());
            Files.writeString(
                    pinFile,
                    key.name() + " " + key.line() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private List<List<KnownHostsLine>> sources(String name) throws IOException {
        List<List<KnownHostsLine>> sources = new ArrayList<>();
        sources.add(pins);
        for (Path file : files) {
            sources.add(lines(file));
        }
        return sources.stream()
                .map(lines -> lines.stream()
                        .filter(line -> !line.marker().equals(KnownHostsLine.AUTHORITY) && line.names(name))
                        .toList())
                .toList();
    }

    private static List<KnownHostsLine> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<KnownHostsLine> lines = new ArrayList<>();
        List<String> texts = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < texts.size(); i++) {
            KnownHostsLine.read(texts.get(i), file + ":" + (i + 1)).ifPresent(lines::add);
        }
        return lines;
    }
}
