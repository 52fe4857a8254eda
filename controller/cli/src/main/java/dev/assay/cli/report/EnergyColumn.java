package dev.assay.cli.report;

import dev.assay.api.CellRow;
import dev.assay.cli.figure.Figure;
import dev.assay.protocol.EnergyGrade;
import dev.assay.regression.summary.EnergySummary;
import dev.assay.regression.summary.Estimate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the energies of one device are shown: net where every reading has it, else gross; never both kinds in one column, and
 * always with the grade.
 */
public final class EnergyColumn {
    private static final double JOULES_PER_MILLIJOULE = 1e-3;
    private static final int DECIMALS_MAX = 4;

    private final boolean isNet;
    private final Set<EnergyGrade> grades;

    private EnergyColumn(boolean isNet, Set<EnergyGrade> grades) {
        this.isNet = isNet;
        this.grades = grades;
    }

    /** Empty when no cell of the section has a reading: then there is {@link #absence} to tell. */
    public static Optional<EnergyColumn> of(DeviceSection section) {
        List<EnergySummary> present =
                energies(section).filter(energy -> energy.grossJoules() != null).toList();
        if (present.isEmpty()) {
            return Optional.empty();
        }
        Set<EnergyGrade> grades = new LinkedHashSet<>();
        present.stream().map(EnergySummary::grade).filter(Objects::nonNull).forEach(grades::add);
        return Optional.of(new EnergyColumn(present.stream().allMatch(e -> e.netJoules() != null), grades));
    }

    /** Why a section has no energy: the reason, and the paths that were tried. */
    public static String absence(DeviceSection section) {
        String reason = energies(section)
                .map(EnergySummary::absentReason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("no sensor");
        Set<String> paths = new LinkedHashSet<>();
        energies(section).map(EnergySummary::triedPaths).forEach(paths::addAll);
        return paths.isEmpty() ? reason : reason + "; tried " + String.join(", ", paths);
    }

    private static java.util.stream.Stream<EnergySummary> energies(DeviceSection section) {
        return section.cells().stream()
                .map(cell -> DeviceSection.summaryOf(cell).energy())
                .filter(Objects::nonNull);
    }

    /** For instance {@code energy [mJ, B]}; without the grade where the cells differ in it. */
    public String header() {
        return grades.size() == 1 ? "energy [mJ, " + grades.iterator().next() + "]" : "energy [mJ]";
    }

    /** Whether idle power is in it, for the legend. */
    public String meaning() {
        return isNet ? "energy without idle power" : "energy with idle power";
    }

    /** What a cell has: {@code 6.1 ± 0.2}, with its grade where grades differ, or {@code no sensor}. */
    public String text(CellRow cell) {
        EnergySummary energy = DeviceSection.summaryOf(cell).energy();
        Figure figure = figure(energy);
        if (energy == null || figure == null) {
            return "no sensor";
        }
        return grades.size() == 1 ? figure.text() : figure.text() + " " + energy.grade();
    }

    /** In joules for each inference; null where there is none. */
    public @Nullable Double joules(CellRow cell) {
        Estimate estimate = estimate(DeviceSection.summaryOf(cell).energy());
        return estimate == null ? null : estimate.value();
    }

    private @Nullable Figure figure(@Nullable EnergySummary energy) {
        Estimate estimate = estimate(energy);
        if (energy == null || estimate == null) {
            return null;
        }
        return Figure.of(
                estimate.value() / JOULES_PER_MILLIJOULE,
                halfWidth(estimate, energy.sensorUncertaintyJoules()),
                DECIMALS_MAX);
    }

    private @Nullable Estimate estimate(@Nullable EnergySummary energy) {
        if (energy == null) {
            return null;
        }
        return isNet ? energy.netJoules() : energy.grossJoules();
    }

    /** Scatter between runs and the sensor's own error band are independent, so their squares add up. */
    private static @Nullable Double halfWidth(Estimate estimate, @Nullable Double sensorJoules) {
        Double scatterJoules = estimate.halfWidth();
        if (scatterJoules == null && sensorJoules == null) {
            return null;
        }
        double scatter = scatterJoules == null ? 0 : scatterJoules;
        double sensor = sensorJoules == null ? 0 : sensorJoules;
        return Math.hypot(scatter, sensor) / JOULES_PER_MILLIJOULE;
    }
}
