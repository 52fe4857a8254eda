package dev.assay.server.tls;

import java.util.List;
import java.util.Optional;

/**
 * The pins that a new token carries.
 *
 * @param own of this controller; empty when it speaks plain HTTP, or an authority vouches for it
 */
public record Pins(Optional<String> own) {
    /** Those of all controllers that are known, this one first. */
    public List<String> all() {
        return own.map(List::of).orElse(List.of());
    }
}
