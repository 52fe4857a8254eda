package dev.assay.api;

import java.util.List;

/**
 * How often inferences took how long, over several runs. Bins are equally wide; the first begins with the shortest sample, the last ends
 * where the longest one per cent begins, or ten times the width of the middle half above it.
 *
 * @param fromSeconds where the first bin begins
 * @param toSeconds where the last bin ends
 * @param undisturbed samples in each bin that nothing disturbed
 * @param disturbed the others, in each bin
 * @param beyond samples longer than {@code toSeconds}
 */
public record SampleHistogram(
        double fromSeconds, double toSeconds, List<Integer> undisturbed, List<Integer> disturbed, int beyond) {
    public SampleHistogram {
        undisturbed = List.copyOf(undisturbed);
        disturbed = List.copyOf(disturbed);
    }
}
