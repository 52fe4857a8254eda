package dev.assay.regression.watch;

/** How values are compared: by their ratio, or by their difference where a ratio means nothing. */
public enum Scale {
    /** By ratio; all values are above zero. */
    LOG {
        @Override
        double toScale(double value) {
            return Math.log(value);
        }

        @Override
        double toValue(double onScale) {
            return Math.exp(onScale);
        }

        @Override
        double smallest(double share, double before, double after) {
            return Math.log1p(share);
        }
    },
    /** By difference; a share is one of the larger of the two levels. */
    LINEAR {
        @Override
        double toScale(double value) {
            return value;
        }

        @Override
        double toValue(double onScale) {
            return onScale;
        }

        @Override
        double smallest(double share, double before, double after) {
            return share * Math.max(Math.abs(before), Math.abs(after));
        }
    };

    abstract double toScale(double value);

    abstract double toValue(double onScale);

    /** What a change by this share is on this scale, between these two levels (on this scale too). */
    abstract double smallest(double share, double before, double after);
}
