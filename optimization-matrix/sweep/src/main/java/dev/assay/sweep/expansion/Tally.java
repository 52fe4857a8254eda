package dev.assay.sweep.expansion;

/** How many cells are measured and how many are skipped. */
public record Tally(long measured, long skipped) {
    static final Tally NONE = new Tally(0, 0);

    /** Both together. */
    public long cells() {
        return measured + skipped;
    }

    Tally and(Cell cell) {
        return cell.skip() == null ? new Tally(measured + 1, skipped) : new Tally(measured, skipped + 1);
    }
}
