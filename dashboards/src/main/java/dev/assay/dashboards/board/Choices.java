package dev.assay.dashboards.board;

import dev.assay.dashboards.query.Condition;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.Arrays;
import java.util.stream.Stream;

/** The variables that most dashboards have, and the conditions that go with them. */
final class Choices {
    private Choices() {}

    /**
     * Real devices or simulated ones, never both in one picture. The first value is chosen at first: "false" as soon as there is any
     * real figure.
     */
    static Variable simulated(Measurement measurement) {
        return Variable.one(Tag.SIMULATED, measurement);
    }

    /** One condition for each tag that has a variable. */
    static Condition[] chosen(Tag... tags) {
        return Arrays.stream(tags).map(Condition::chosen).toArray(Condition[]::new);
    }

    /** The same, and more. */
    static Condition[] and(Condition[] conditions, Condition... more) {
        return Stream.concat(Arrays.stream(conditions), Arrays.stream(more)).toArray(Condition[]::new);
    }
}
