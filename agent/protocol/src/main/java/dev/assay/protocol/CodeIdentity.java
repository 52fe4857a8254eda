package dev.assay.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code this is: the release and a hash of the jar (or class folder) that a class came from. A version number alone
 * would call two different builds of the same release the same, and results of one would be taken for the other's.
 */
public final class CodeIdentity {
    /** The release that this build belongs to. */
    public static final String RELEASE = "0.1.0";

    private static final int DIGITS = 12;

    private CodeIdentity() {}

    /** For instance {@code 0.1.0+3f9a0c12d45e}: the release and the first digits of the SHA-256 of the code. */
    public static String of(Class<?> member) {
        try {
            Path source = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            if (Files.isDirectory(source)) {
                addFolder(source, sha256);
            } else {
                addFile(source, sha256);
            }
            return RELEASE + "+" + HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS);
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addFolder(Path folder, MessageDigest digest) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.update(folder.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            addFile(file, digest);
        }
    }

    private static void addFile(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
