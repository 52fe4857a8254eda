package dev.assay.regression.peer;

/** A rule that looks at a history and says where it changed. */
interface HistoryRule {
    /** For the table. */
    String title();

    /** Whether it says where a change is, rather than when it was noticed. */
    boolean locates();

    /** The places that it reports, ascending. */
    int[] changes(double... values);
}
