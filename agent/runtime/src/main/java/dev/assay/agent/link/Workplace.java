package dev.assay.agent.link;

import dev.assay.agent.session.Pause;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What an agent works with.
 *
 * @param artifacts may be shared with other agents
 * @param reports of this agent alone
 * @param log hears what happens, a sentence at a time, on any thread
 */
public record Workplace(
        ArtifactCache artifacts, ReportOutbox reports, Pause pause, InstantSource clock, Consumer<String> log) {}
