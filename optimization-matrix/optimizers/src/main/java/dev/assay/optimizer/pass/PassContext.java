package dev.assay.optimizer.pass;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a step may know besides the model, and where it writes down what it did. Owned by one thread. */
public final class PassContext {
    private final @Nullable Path calibration;
    private final long seed;
    private final List<NodeAction> actions = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    /**
     * A context with nothing written down yet.
     *
     * @param calibration NPZ with examples for the model's inputs, or null when there is none
     */
    public PassContext(@Nullable Path calibration, long seed) {
        this.calibration = calibration;
        this.seed = seed;
    }

    /** Examples that the model may be run on. */
    public Optional<Path> calibration() {
        return Optional.ofNullable(calibration);
    }

    /** For whatever is chosen at random. */
    public long seed() {
        return seed;
    }

    /** Writes down what became of a node. */
    public void add(NodeAction action) {
        actions.add(action);
    }

    /** Writes down what the user should know of the whole variant; the same sentence is kept once. */
    public void warn(String sentence) {
        warnings.add(sentence);
    }

    /** What was done, in order. */
    public List<NodeAction> actions() {
        return List.copyOf(actions);
    }

    /** What the user should know, in order. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
