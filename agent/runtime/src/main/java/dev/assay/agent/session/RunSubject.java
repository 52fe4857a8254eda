package dev.assay.agent.session;

import dev.assay.protocol.SessionPlan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run executes.
 *
 * @param plan how it is measured; which model it names does not matter
 * @param testData null when there is none
 */
record RunSubject(SessionPlan plan, Path model, @Nullable Path testData) {}
