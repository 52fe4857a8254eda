package dev.assay.server.store;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the database's password comes from. */
public final class DatabasePassword {
    private DatabasePassword() {}

    /**
     * The password of the settings, or the first line of the file.
     *
     * @throws StartFailedException when there are both, or the file cannot be read
     */
    public static Optional<String> of(Optional<String> setting, Optional<Path> file) {
        if (setting.isPresent() && file.isPresent()) {
            throw new StartFailedException(
                    "assay.database.password and assay.database.password-file are both set; expected one of them",
                    null);
        }
        return file.map(DatabasePassword::read).or(() -> setting);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new StartFailedException(
                    "assay.database.password-file is \"" + file + "\", which cannot be read: " + e, e);
        }
    }
}
