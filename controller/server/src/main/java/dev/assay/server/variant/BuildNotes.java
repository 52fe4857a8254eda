package dev.assay.server.variant;

import dev.assay.api.BuildAction;
import java.util.List;

/** What was done to the nodes of a model, and what should be known about it. */
public record BuildNotes(List<BuildAction> actions, List<String> warnings) {
    /** Of a model as it came. */
    public static final BuildNotes NONE = new BuildNotes(List.of(), List.of());

    public BuildNotes {
        actions = List.copyOf(actions);
        warnings = List.copyOf(warnings);
    }
}
