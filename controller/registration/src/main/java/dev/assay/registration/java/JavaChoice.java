package dev.assay.registration.java;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done when a board has no Java that runs the agent.
 *
 * @param archive a {@code tar.gz} with a Java runtime; for {@link Kind#FILE} alone
 */
public record JavaChoice(Kind kind, @Nullable Path archive) {
    /** Who decides. */
    public enum Kind {
        /** A person is asked. */
        ASK,
        /** One is installed in the agent's folder. */
        AUTO,
        /** Nothing is installed. */
        NONE,
        /** The given one is installed in the agent's folder. */
        FILE
    }

    public JavaChoice {
        if ((kind == Kind.FILE) != (archive != null)) {
            throw new IllegalArgumentException("an archive belongs to the choice FILE, and to no other");
        }
    }

    /** As {@code --java} takes it: {@code auto}, {@code none}, or a file. */
    public static JavaChoice parse(String text) {
        return switch (text) {
            case "auto" -> new JavaChoice(Kind.AUTO, null);
            case "none" -> new JavaChoice(Kind.NONE, null);
            default -> new JavaChoice(Kind.FILE, Path.of(text));
        };
    }

    /** When nobody said. */
    public static JavaChoice ask() {
        return new JavaChoice(Kind.ASK, null);
    }
}
