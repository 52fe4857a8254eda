package dev.assay.registration.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that belong together and are sent to a board as one folder. Its name is the hash of its manifest, and so of every byte, name and
 * mode in it: equal content has an equal name, and a board can tell which parts of it are there already.
 *
 * @param files by path
 */
public record Parcel(List<ParcelFile> files) {
    public Parcel {
        files = files.stream().sorted(Comparator.comparing(ParcelFile::path)).toList();
    }

    /**
     * Every file below a folder, links followed.
     *
     * @throws IOException when a file cannot be read
     */
    public static Parcel ofFolder(Path folder) throws IOException {
        List<Path> sources;
        try (Stream<Path> walk = Files.walk(folder)) {
            sources = walk.filter(Files::isRegularFile).toList();
        }
        List<ParcelFile> files = new ArrayList<>();
        for (Path source : sources) {
            String path = folder.relativize(source).toString().replace('\\', '/');
            files.add(new ParcelFile(path, source, sha256(source), Files.size(source), Files.isExecutable(source)));
        }
        return new Parcel(files);
    }

    /** One line for each file: its SHA-256, its mode (755 or 644), its path; separated by one blank, ordered by path. */
    public String manifest() {
        return files.stream()
                .map(file -> file.sha256() + " " + (file.executable() ? "755" : "644") + " " + file.path() + "\n")
                .collect(Collectors.joining());
    }

    /** SHA-256 of the manifest, in hex. */
    public String hash() {
        return HexFormat.of().formatHex(digest().digest(manifest().getBytes(StandardCharsets.UTF_8)));
    }

    /** The size of all files. */
    public long bytes() {
        return files.stream().mapToLong(ParcelFile::bytes).sum();
    }

    /** SHA-256 of a file, in hex. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
