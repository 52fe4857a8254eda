package dev.assay.regression.peer;

import dev.assay.regression.watch.ChangePoint;
import dev.assay.regression.watch.FastAlarm;
import dev.assay.regression.watch.HistoryWatch;
import dev.assay.regression.watch.Series;
import dev.assay.regression.watch.WatchRule;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What Assay itself does with the same histories. */
enum OwnWatch implements HistoryRule {
    /** The nightly study of the whole history. */
    STUDY("Assay: nightly study") {
        @Override
        public int[] changes(double... values) {
            return new HistoryWatch(WatchRule.tolerating(WatchRule.SHARE_MIN))
                    .study(Series.of(values)).changePoints().stream()
                            .mapToInt(ChangePoint::index)
                            .toArray();
        }
    },
    /** After each run; no person sees it, it buys a paired comparison. An alarm closes the window for as many values as it looks at. */
    ALARM("Assay: fast alarm (buys a gate)") {
        @Override
        public int[] changes(double... values) {
            int[] last = {-MEMORY};
            return IntStream.range(MEMORY, values.length)
                    .filter(i -> i - last[0] > WINDOW
                            && FastAlarm.of(Series.of(Arrays.copyOfRange(values, i + 1 - MEMORY, i + 1)))
                                    .isPresent())
                    .peek(i -> last[0] = i)
                    .toArray();
        }
    };

    private static final int MEMORY = 52;
    private static final int WINDOW = 12;

    private final String title;

    OwnWatch(String title) {
        this.title = title;
    }

    @Override
    public boolean locates() {
        return this == STUDY;
    }

    @Override
    public String title() {
        return title;
    }
}
