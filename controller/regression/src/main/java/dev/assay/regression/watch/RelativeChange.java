package dev.assay.regression.watch;

/** A change as a share of the level before it. */
final class RelativeChange {
    private RelativeChange() {}

    /** 0 for equal levels, infinite where only the level before is zero; its sign is that of the change. */
    static double of(double before, double after) {
        return after == before ? 0 : (after - before) / Math.abs(before);
    }
}
