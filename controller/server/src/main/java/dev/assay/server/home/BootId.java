package dev.assay.server.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which machine this is, until it is started again: agents on it tell the same. */
public final class BootId {
    /** Where Linux keeps it. */
    public static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /** The id in the file; empty where the system has none: then no agent is taken to be on this machine. */
    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
