package dev.assay.regression.watch;

import java.util.List;

/**
 * What one history shows.
 *
 * @param findings in the order of where they begin
 * @param levels the whole history in stretches without a change; the last is what a baseline may be taken from
 * @param autocorrelation of the noise, in [0, 0.7]
 */
public record WatchReport(List<Finding> findings, List<Level> levels, double autocorrelation) {
    public WatchReport {
        findings = List.copyOf(findings);
        levels = List.copyOf(levels);
    }

    /** The changes of level alone. */
    public List<ChangePoint> changePoints() {
        return only(ChangePoint.class);
    }

    /** The findings of one kind. */
    public <F extends Finding> List<F> only(Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
