package dev.assay.server.variant;

import java.nio.file.Path;

/** A model that was built, and loaded and run once. */
public record BuiltModel(Path file, BuildNotes notes) {}
