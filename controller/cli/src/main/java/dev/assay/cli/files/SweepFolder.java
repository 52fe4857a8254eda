package dev.assay.cli.files;

import dev.assay.sweep.reading.FileSources;
import dev.assay.sweep.reading.SourceException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the files that a sweep names: paths are relative to the sweep's own folder, addresses are downloaded. */
public final class SweepFolder implements FileSources.Locator {
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final String SECURE = "https://";

    private final Path folder;
    private final Downloads downloads;

    /** Paths are relative to {@code folder}. */
    public SweepFolder(Path folder, Downloads downloads) {
        this.folder = folder;
        this.downloads = downloads;
    }

    /** Every SHA-256 that a sweep's text names. */
    public static Set<String> hashesIn(String yaml) {
        return HASH.matcher(yaml).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Override
    public Path locate(String path) throws SourceException {
        if (path.startsWith(SECURE)) {
            return downloads.fetch(path);
        }
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            throw new SourceException("\"" + path + "\" is not a path; expected one relative to the sweep's folder", e);
        }
    }
}
