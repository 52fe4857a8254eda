package dev.assay.agent.start;

import dev.assay.protocol.TokenText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A token that works once.
 *
 * @param file to delete once it was used; null when it came another way
 */
public record EnrolmentToken(TokenText token, @Nullable Path file) {}
