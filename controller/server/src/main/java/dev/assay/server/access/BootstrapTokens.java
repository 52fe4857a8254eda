package dev.assay.server.access;

import dev.assay.api.TokenScope;
import dev.assay.protocol.TokenText;
import dev.assay.server.problem.StartFailedException;
import dev.assay.server.store.FarmDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The two tokens that a controller keeps in its folder, so that somebody can begin: {@code client.token} of an administrator, and
 * {@code agent.token}, which speaks for any device. A file that is deleted, or whose token was revoked, is made anew at the next
 * start, and the token before it is void.
 */
public final class BootstrapTokens {
    private static final int SECRET_CHARACTERS_MIN = 32;

    private final FarmDatabase database;
    private final TokenBook book;
    private final SecureRandom random;
    private final Path folder;
    private final String place;
    private final List<String> pins;

    /**
     * The tokens of a folder.
     *
     * @param place tells this folder from those of other controllers on the same database
     * @param pins of the controllers' certificates; written into the files
     */
    public BootstrapTokens(
            FarmDatabase database, TokenBook book, SecureRandom random, Path folder, String place, List<String> pins) {
        this.database = database;
        this.book = book;
        this.random = random;
        this.folder = folder;
        this.place = place;
        this.pins = List.copyOf(pins);
    }

    /** Makes sure that both files are there, readable by their owner alone, and that the farm knows their tokens. */
    public void open() throws IOException {
        Files.createDirectories(folder);
        open("client.token", TokenScope.ADMIN);
        open("agent.token", TokenScope.DEVICE);
    }

    private void open(String name, TokenScope scope) throws IOException {
        Path file = folder.resolve(name);
        Secret secret = Files.exists(file) ? read(file) : Secret.draw(random);
        Secret known = database.change(handle -> register(handle, name, scope, secret));
        String text = new TokenText(known.text(), pins).text();
        if (!Files.exists(file) || !Files.readString(file).strip().equals(text)) {
            write(file, text);
        }
    }

    private Secret register(Handle handle, String name, TokenScope scope, Secret shown) {
        String source = place + "/" + name;
        boolean isVoid = book.find(handle, shown).map(StoredToken::isRevoked).orElse(false);
        Secret secret = isVoid ? Secret.draw(random) : shown;
        String id = Secret.id(secret.hash());
        if (book.find(handle, secret).isEmpty()) {
            book.insert(handle, new TokenBook.Draft(scope, name, null, null, source, null), secret);
        }
        book.revokeOfSource(handle, source, id);
        return secret;
    }

    private static Secret read(Path file) throws IOException {
        String secret;
        try {
            secret = TokenText.parse(Files.readString(file)).secret();
        } catch (IllegalArgumentException e) {
            throw new StartFailedException(
                    file + " holds no token: " + e.getMessage() + " (delete the file, and a new token is made)", e);
        }
        if (secret.length() < SECRET_CHARACTERS_MIN) {
            throw new StartFailedException(
                    file + " holds " + secret.length() + " characters; expected at least " + SECRET_CHARACTERS_MIN
                            + " (delete the file, and a new token is made)",
                    null);
        }
        return new Secret(secret);
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, text + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
