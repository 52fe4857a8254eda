package dev.assay.cli.best;

import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of the variant to ship.
 *
 * @param limits that it must keep, each figure at most once
 * @param by the figure that the best of those is best in
 * @param model the only model to choose from; null for any
 * @param device the only device to choose for; null for each
 * @param takesUnproven whether a figure that keeps its limit may be uncertain
 */
public record BestRequest(
        List<FigureLimit> limits,
        FigureKind by,
        @Nullable String model,
        @Nullable String device,
        boolean takesUnproven) {
    public BestRequest {
        limits = List.copyOf(limits);
    }

    /** The same with further limits, except for figures that have one already. */
    public BestRequest and(List<FigureLimit> further) {
        Stream<FigureLimit> added =
                further.stream().filter(limit -> limits.stream().noneMatch(own -> own.figure() == limit.figure()));
        return new BestRequest(Stream.concat(limits.stream(), added).toList(), by, model, device, takesUnproven);
    }

    /** Why a variant is not taken: every limit that it does not surely keep; empty when it qualifies. */
    String objections(Contender contender) {
        List<String> objections = Stream.concat(
                        limits.stream()
                                .map(limit -> objection(contender, limit))
                                .flatMap(Optional::stream),
                        contender.amount(by).isEmpty()
                                ? Stream.of("no " + by.words() + " was measured")
                                : Stream.empty())
                .toList();
        return String.join("; ", objections);
    }

    private Optional<String> objection(Contender contender, FigureLimit limit) {
        String amount = limit.figure().words() + " " + contender.amount(limit.figure());
        return switch (limit.judge(contender.figure(limit.figure()))) {
            case KEPT -> Optional.empty();
            case BROKEN -> Optional.of(amount + ", over the limit " + limit.text());
            case NOT_PROVEN ->
                takesUnproven && limit.isKeptBy(contender.value(limit.figure()))
                        ? Optional.empty()
                        : Optional.of(amount + ", not proven to keep " + limit.text());
            case ABSENT ->
                Optional.of("no " + limit.figure().words() + " was measured, and " + limit.text() + " is asked for"
                        + contender.absence(limit.figure()));
        };
    }

    /** How many of the limits are of figures that were not measured. */
    long absent(Contender contender) {
        return limits.stream()
                .filter(limit -> contender.figure(limit.figure()) == null)
                .count();
    }

    /** How far the least favourable end of an interval is beyond its limit, at the worst limit, as a share of that limit; see {@link #absent} too. */
    double miss(Contender contender) {
        return limits.stream()
                .mapToDouble(limit -> miss(contender, limit))
                .max()
                .orElse(0);
    }

    private static double miss(Contender contender, FigureLimit limit) {
        return switch (limit.judge(contender.figure(limit.figure()))) {
            case KEPT, ABSENT -> 0;
            case BROKEN, NOT_PROVEN -> Math.max(0, limit.excess(contender.worst(limit.figure())));
        };
    }
}
