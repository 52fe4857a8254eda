package dev.assay.cli.command;

import dev.assay.cli.files.Downloads;
import dev.assay.cli.files.SweepFolder;
import dev.assay.cli.report.ExitCodes;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.reading.FileSources;
import dev.assay.sweep.reading.SweepException;
import dev.assay.sweep.reading.SweepReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A sweep that was read from a file and checked with all files that it names.
 *
 * @param name as the user typed it
 * @param yaml its text
 * @param folder finds the files that it names
 */
record SweepFile(String name, String yaml, SweepFolder folder, Sweep sweep) {

    /** Reads and checks a file. */
    static SweepFile read(Path file, Surroundings surroundings) {
        String yaml = text(file);
        Downloads downloads = new Downloads(
                surroundings.downloads(), SweepFolder.hashesIn(yaml), Downloads.BYTES_MAX, surroundings.fetcher());
        SweepFolder folder = new SweepFolder(parent(file), downloads);
        FileSources sources = new FileSources(folder, surroundings.inspector());
        try {
            return new SweepFile(file.toString(), yaml, folder, SweepReader.read(file.toString(), yaml, sources));
        } catch (SweepException e) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.valueOf(e.getMessage()));
        }
    }

    /** The folder that its paths are relative to. */
    Path parent() {
        return parent(Path.of(name));
    }

    private static Path parent(Path file) {
        @Nullable Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw wrong(file + " does not exist; expected a sweep (YAML)");
        } catch (MalformedInputException e) {
            throw wrong(file + " is not UTF-8 text; expected a sweep (YAML)");
        } catch (IOException e) {
            throw wrong(file + " cannot be read (" + e.getMessage() + "); expected a sweep (YAML)");
        }
    }

    private static CommandFailedException wrong(String message) {
        return new CommandFailedException(ExitCodes.WRONG_INPUT, message);
    }
}
