package dev.assay.server.tls;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The pins that a new token carries.
 *
 * @param own of this controller; empty when it speaks plain HTTP, or an authority vouches for it
 * @param others of the farm's controllers that are there now
 */
public record Pins(Optional<String> own, Supplier<List<String>> others) {
    /** Those of all controllers that are known, this one first. */
    public List<String> all() {
        Set<String> all = new LinkedHashSet<>();
        own.ifPresent(all::add);
        all.addAll(others.get());
        return List.copyOf(all);
    }
}
