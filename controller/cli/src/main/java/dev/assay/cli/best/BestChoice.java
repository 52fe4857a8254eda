package dev.assay.cli.best;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.report.DeviceSection;
import dev.assay.cli.report.VariantLabels;
import dev.assay.regression.finding.ConstraintOutcome;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.MeasuredVariant;
import dev.assay.regression.finding.VariantFigures;
import dev.assay.regression.finding.VariantTraits;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.yaml.NearestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses for each device of a campaign the variant to ship: of those that surely keep every limit, the sweep's own included, the one
 * that is best in what is asked for.
 *
 * @param request with the limits of the sweep added
 * @param devices one choice for each device that measured anything
 */
public record BestChoice(CampaignReport report, BestRequest request, List<DeviceChoice> devices) {
    public BestChoice {
        devices = List.copyOf(devices);
    }

    /**
     * Chooses.
     *
     * @throws NoChoiceException when the request names a device or a model that the campaign has no figures of
     */
    public static BestChoice of(CampaignReport report, BestRequest request) throws NoChoiceException {
        List<DeviceSection> sections = DeviceSection.of(report);
        require(
                "device",
                request.device(),
                sections.stream().map(section -> section.device().name()).toList());
        require(
                "model",
                request.model(),
                sections.stream()
                        .flatMap(section -> section.models().stream())
                        .distinct()
                        .toList());
        BestRequest whole = request.and(report.findings().constraints().stream()
                .map(ConstraintOutcome::asLimit)
                .toList());
        VariantLabels labels = VariantLabels.of(report);
        return new BestChoice(
                report,
                whole,
                sections.stream()
                        .filter(section -> request.device() == null
                                || request.device().equals(section.device().name()))
                        .map(section -> choose(section.device().name(), contenders(section, request, labels), whole))
                        .toList());
    }

    private static void require(String what, @Nullable String name, List<String> known) throws NoChoiceException {
        if (name != null && !known.contains(name)) {
            throw new NoChoiceException("--" + what + ": \"" + name + "\"; expected "
                    + (known.isEmpty() ? "a campaign with figures" : NearestName.list(known))
                    + NearestName.hint(name, known));
        }
    }

    /** Whether a variant is chosen for every device, and there is one. */
    public boolean isComplete() {
        return !devices.isEmpty() && devices.stream().allMatch(choice -> choice.best() != null);
    }

    private static List<Contender> contenders(DeviceSection section, BestRequest request, VariantLabels labels) {
        boolean isNetEnergy = VariantFigures.isNetEnergy(
                section.cells().stream().map(DeviceSection::summaryOf).toList());
        return section.cells().stream()
                .filter(cell -> request.model() == null || request.model().equals(cell.model()))
                .filter(cell -> cell.artifact() != null)
                .map(cell -> new Contender(cell, variant(cell, labels.of(cell), isNetEnergy)))
                .toList();
    }

    private static MeasuredVariant variant(CellRow cell, String label, boolean isNetEnergy) {
        VariantTraits traits = VariantTraits.of(cell.axes());
        AccuracySummary accuracy = DeviceSection.summaryOf(cell).accuracy();
        return new MeasuredVariant(
                cell.index(),
                label,
                traits,
                VariantFigures.of(
                        DeviceSection.summaryOf(cell),
                        cell.artifact() == null ? null : (Long) cell.artifact().bytes(),
                        cell.accuracyChange(),
                        traits.isReference() && cell.accuracyChange() == null,
                        isNetEnergy),
                accuracy == null ? 0 : accuracy.examples(),
                cell.accuracyChange());
    }

    private static DeviceChoice choose(String device, List<Contender> contenders, BestRequest request) {
        Optional<Contender> best = contenders.stream()
                .filter(contender -> request.objections(contender).isEmpty())
                .min(Comparator.comparingDouble(contender -> contender.rank(request.by())));
        List<Rejection> others = new ArrayList<>();
        for (Contender contender : contenders) {
            if (best.isEmpty() || contender.cell().index() != best.get().cell().index()) {
                String objections = request.objections(contender);
                others.add(new Rejection(
                        contender,
                        objections.isEmpty() ? lost(contender, best.orElseThrow(), request.by()) : objections));
            }
        }
        Optional<Rejection> nearest = best.isPresent()
                ? Optional.empty()
                : others.stream()
                        .min(Comparator.comparingLong((Rejection other) -> request.absent(other.contender()))
                                .thenComparingDouble(other -> request.miss(other.contender())));
        return new DeviceChoice(device, best.orElse(null), others, nearest.orElse(null));
    }

    private static String lost(Contender contender, Contender best, FigureKind by) {
        return by.words() + " " + contender.amount(by)
                + (best.variant().isProvenBetter(by, contender.variant())
                        ? ""
                        : ", ~ not told apart from the chosen one");
    }
}
