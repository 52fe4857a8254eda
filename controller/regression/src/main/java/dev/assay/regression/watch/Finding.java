package dev.assay.regression.watch;

/** What the history of one figure shows. Its places are those of the whole series, gaps included, from 0. */
public sealed interface Finding permits ChangePoint, Outlier, Trend, Creep, DeviceEvent {
    /** One constant for each permitted type, for exhaustive switches. */
    enum Kind {
        /** The level changed from one revision to another. */
        CHANGEPOINT,
        /** A few odd values, after which everything was as before. */
        OUTLIER,
        /** The level moves steadily. */
        TREND,
        /** The level left that of the last release, in steps too small to be seen one by one. */
        CREEP,
        /** The device itself changed: a model that nobody touches moved. */
        DEVICEEVENT
    }

    /** Which of them this is. */
    Kind kind();

    /** The revisions that it may have begun at. */
    IndexRange range();
}
