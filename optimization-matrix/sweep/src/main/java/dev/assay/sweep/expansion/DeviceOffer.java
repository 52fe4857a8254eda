package dev.assay.sweep.expansion;

import java.util.Set;

/**
 * A device that cells can be bound to.
 *
 * @param providers execution providers that it offers, in lower case: {@code cpu}
 */
public record DeviceOffer(String name, Set<String> providers) {
    public DeviceOffer {
        providers = Set.copyOf(providers);
    }
}
