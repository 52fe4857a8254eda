package dev.assay.cli.command;

import dev.assay.cli.files.Fetcher;
import dev.assay.cli.waiting.Pause;
import dev.assay.cli.waiting.Prompt;
import dev.assay.sweep.reading.FileSources;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it, so that a test can put it into other surroundings.
 *
 * @param out what was asked for: tables, JSON
 * @param err everything else: progress, problems
 * @param environment variables of the process
 * @param prompt the person who typed the command
 * @param downloads folder for files from the network
 * @param inspector reads what a sweep must know of a model
 */
public record Surroundings(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        InstantSource clock,
        Pause pause,
        Prompt prompt,
        Fetcher fetcher,
        Path downloads,
        FileSources.ModelInspector inspector) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Where downloads of a user are kept: {@code $XDG_CACHE_HOME/assay}, else {@code ~/.cache/assay}. */
    public static Path downloadsOf(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return cache.isBlank()
                ? Path.of(environment.getOrDefault("HOME", "."), ".cache", "assay")
                : Path.of(cache, "assay");
    }
}
