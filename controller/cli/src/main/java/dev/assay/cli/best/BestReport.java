package dev.assay.cli.best;

import dev.assay.api.ArtifactRow;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import dev.assay.regression.finding.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to ship, for programs, and as the file beside an exported model.
 *
 * @param format {@value #FORMAT}
 * @param by the figure that was asked for
 * @param limits as people read them
 */
public record BestReport(
        String format,
        String campaignId,
        String sweep,
        String createdAt,
        @Nullable String revision,
        String assayVersion,
        String by,
        List<String> limits,
        boolean takesUnproven,
        List<ForDevice> devices) {
    /** The version of this record. */
    public static final String FORMAT = "assay-best/1";

    public BestReport {
        limits = List.copyOf(limits);
        devices = List.copyOf(devices);
    }

    /**
     * What to ship on one device.
     *
     * @param chosen null when no variant qualifies
     * @param nearest null when one does
     */
    public record ForDevice(
            String device,
            @Nullable Chosen chosen,
            List<NotChosen> notChosen,
            @Nullable NotChosen nearest) {
        public ForDevice {
            notChosen = List.copyOf(notChosen);
        }
    }

    /**
     * The variant to ship.
     *
     * @param axes its recipe and how it was executed
     * @param artifact hash and length of the model
     * @param sessionSha256 of the raw report with every sample
     */
    public record Chosen(
            String model,
            String variant,
            @Nullable String variantId,
            Map<String, String> axes,
            @Nullable ArtifactRow artifact,
            @Nullable String sessionSha256,
            boolean simulated,
            List<FigureRow> figures) {
        public Chosen {
            axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
            figures = List.copyOf(figures);
        }
    }

    /** A figure in its base unit (seconds, joules, bytes, shares); {@code low} and {@code high} are the ends of its 95 % interval, null when not known. */
    public record FigureRow(
            FigureKind figure,
            double value,
            @Nullable Double low,
            @Nullable Double high) {}

    /** A variant that is not chosen, and why. */
    public record NotChosen(String model, String variant, String why) {}

    /** The whole choice. */
    public static BestReport of(BestChoice choice) {
        BestRequest request = choice.request();
        return new BestReport(
                FORMAT,
                choice.report().campaignId(),
                choice.report().sweep(),
                choice.report().createdAt(),
                choice.report().revision(),
                choice.report().assayVersion(),
                request.by().name(),
                request.limits().stream().map(FigureLimit::text).toList(),
                request.takesUnproven(),
                choice.devices().stream().map(BestReport::forDevice).toList());
    }

    private static ForDevice forDevice(DeviceChoice choice) {
        Contender best = choice.best();
        Rejection nearest = choice.nearest();
        return new ForDevice(
                choice.device(),
                best == null ? null : chosen(best),
                choice.others().stream().map(BestReport::notChosen).toList(),
                nearest == null ? null : notChosen(nearest));
    }

    private static Chosen chosen(Contender best) {
        List<FigureRow> figures = new ArrayList<>();
        for (FigureKind kind : FigureKind.values()) {
            Interval interval = best.figure(kind);
            if (interval != null) {
                figures.add(new FigureRow(kind, interval.value(), interval.low(), interval.high()));
            }
        }
        return new Chosen(
                best.cell().model(),
                best.variant().label(),
                best.cell().variantId(),
                best.cell().axes(),
                best.cell().artifact(),
                best.cell().sessionSha256(),
                best.cell().simulated(),
                figures);
    }

    private static NotChosen notChosen(Rejection rejection) {
        return new NotChosen(
                rejection.contender().cell().model(),
                rejection.contender().variant().label(),
                rejection.why());
    }
}
