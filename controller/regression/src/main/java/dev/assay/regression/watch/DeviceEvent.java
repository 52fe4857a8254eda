package dev.assay.regression.watch;

/**
 * The sentinel changed its level: the device is not what it was, by an update, by age or by its surroundings. No commit is to blame.
 *
 * @param index the most likely first value of the new level
 * @param range where that first value may be, at about 95 %
 * @param before median of the sentinel before, in its unit
 * @param after median of the sentinel after
 * @param score as of {@link ChangePoint}
 */
public record DeviceEvent(int index, IndexRange range, double before, double after, double score) implements Finding {
    static DeviceEvent of(ChangePoint sentinel) {
        return new DeviceEvent(
                sentinel.index(), sentinel.range(), sentinel.before(), sentinel.after(), sentinel.score());
    }

    @Override
    public Kind kind() {
        return Kind.DEVICEEVENT;
    }

    /** The change as a share of the level before; infinite where that is zero. */
    public double relativeChange() {
        return RelativeChange.of(before, after);
    }
}
