package dev.assay.sweep.gate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep says of judging.
 *
 * @param baseline the branch whose accepted campaign candidates are compared with; null when the sweep does not say
 * @param changes for each metric that the sweep names, the smallest worsening that must be caught: a share of the baseline's
 *     figure (0.03 is 3 %), for {@link GateMetric#ACCURACY} a difference of shares (0.005 is half a percentage point), in
 *     ({@value #CHANGE_MIN}, {@value #CHANGE_MAX}]. These metrics are judged and no others; when there are none, all that were
 *     measured are, each with its usual limit
 * @param constraints in the order of the sweep, each metric at most once
 */
public record GateSettings(@Nullable String baseline, Map<GateMetric, Double> changes, List<Constraint> constraints) {
    /** Of a sweep that says nothing. */
    public static final GateSettings UNSAID = new GateSettings(null, Map.of(), List.of());

    /** No measurement tells so small a change from none. */
    public static final double CHANGE_MIN = 0;

    /** Who tolerates more needs no gate. */
    public static final double CHANGE_MAX = 0.5;

    public GateSettings {
        changes = changes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(changes));
        constraints = List.copyOf(constraints);
        changes.forEach((metric, change) -> {
            if (!metric.isCompared() || !(change > CHANGE_MIN && change <= CHANGE_MAX)) {
                throw new IllegalArgumentException(metric.key() + ": the change is " + change
                        + "; expected a metric that gates compare, and more than " + CHANGE_MIN + ", at most "
                        + CHANGE_MAX);
            }
        });
        long metrics = constraints.stream().map(Constraint::metric).distinct().count();
        if (metrics < constraints.size()) {
            throw new IllegalArgumentException("constraints are " + constraints + "; expected each metric only once");
        }
    }
}
