package dev.assay.dashboards.lint;

import java.util.ArrayList;
import java.util.List;

/** Collects what breaks rules, so that all of it is told at once. Used by one thread. */
public final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /** Adds one. */
    public void add(String where, String found, String expected) {
        all.add(new Finding(where, found, expected));
    }

    /** Adds one unless the claim holds. */
    public void check(boolean holds, String where, String found, String expected) {
        if (!holds) {
            add(where, found, expected);
        }
    }

    /** In the order in which they were found. */
    public List<Finding> all() {
        return List.copyOf(all);
    }
}
