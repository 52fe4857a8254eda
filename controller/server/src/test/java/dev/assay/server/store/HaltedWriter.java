package dev.assay.server.store;

import java.util.Optional;

/** A process that writes and dies at once, as by {@code kill -9}. */
final class HaltedWriter {
    static final int CHANGES = 50;

    private HaltedWriter() {}

    public static void main(String[] arguments) {
        FarmDatabase database = FarmDatabase.open(arguments[0], "sa", Optional.empty());
        for (int i = 0; i < CHANGES; i++) {
            database.run(handle -> {});
        }
        Runtime.getRuntime().halt(9);
    }
}
