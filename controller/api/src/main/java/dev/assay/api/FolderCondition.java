package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * A folder in which the controller keeps something.
 *
 * @param path on the controller's machine, or in its container
 * @param problem why nothing can be written there; null when it can, which was tried
 * @param freeBytes that the controller may still use of the disk
 * @param totalBytes of the whole disk
 */
public record FolderCondition(String path, @Nullable String problem, long freeBytes, long totalBytes) {}
