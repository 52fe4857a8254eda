package dev.assay.cli.report;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.DeviceRow;
import dev.assay.cli.figure.Amounts;
import dev.assay.protocol.Environment;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.SessionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where and how was measured, in a line or two. */
public final class EnvironmentText {
    private static final int FEATURES_LENGTH_MAX = 24;

    private EnvironmentText() {}

    /** {@code digits · 3 models × 14 variants on kitchen-pi5 (aarch64, 4 × Cortex-A76, asimddp) · ORT 1.29.0, 1 thread}. */
    public static List<String> headline(CampaignReport report, DeviceSection section, VariantLabels labels) {
        long variants = section.cells().stream().map(labels::of).distinct().count();
        return List.of(
                report.sweep(),
                Amounts.count(section.models().size(), "model") + " × " + Amounts.count(variants, "variant") + " on "
                        + device(section.device()),
                engine(section));
    }

    /** {@code kitchen-pi5 (aarch64, 4 × Cortex-A76, asimddp)}; a simulated device says so. */
    public static String device(DeviceRow device) {
        Environment environment = device.environment();
        List<String> parts = new ArrayList<>();
        if (device.simulated()) {
            parts.add("simulated");
        }
        if (device.profile() != null) {
            parts.add(device.profile());
        }
        parts.add(environment.arch());
        parts.add(processor(environment));
        if (hasFewFeatures(environment)) {
            parts.add(features(environment));
        }
        return device.name() + " (" + String.join(", ", parts) + ")";
    }

    /** A long list has its place among the details. */
    private static boolean hasFewFeatures(Environment environment) {
        return features(environment).length() <= FEATURES_LENGTH_MAX;
    }

    /** The instruction sets, apart by spaces; {@code no known CPU features} when there are none. */
    public static String features(Environment environment) {
        return environment.cpuFeatures().isEmpty()
                ? "no known CPU features"
                : String.join(" ", environment.cpuFeatures());
    }

    /** {@code 4 × Cortex-A76}. */
    public static String processor(Environment environment) {
        return environment.logicalCores() + " × " + environment.cpuModel();
    }

    private static String engine(DeviceSection section) {
        List<String> threads = section.cells().stream()
                .map(cell -> cell.axes().getOrDefault("threads", ""))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        String suffix = threads.size() != 1
                ? ""
                : ", " + threads.get(0) + (threads.get(0).equals("1") ? " thread" : " threads");
        return "ORT " + section.device().environment().onnxRuntimeVersion() + suffix;
    }

    /** Kernel, libraries, agent, and how often was measured: {@code Linux 6.6.31 · glibc 2.36 · … · 5 runs of ≥ 1024 samples}. */
    public static List<String> details(DeviceSection section) {
        List<String> parts = new ArrayList<>(system(section.device().environment()));
        parts.add(effort(section));
        return parts;
    }

    /** Kernel, libraries and agent: {@code Linux 6.6.31 · glibc 2.36 · …}. */
    public static List<String> system(Environment environment) {
        List<String> parts = new ArrayList<>();
        if (!hasFewFeatures(environment)) {
            parts.add(features(environment));
        }
        parts.add(environment.operatingSystem() + " " + environment.kernel());
        parts.add(environment.libc());
        parts.add("governor " + environment.governor());
        parts.add("Java " + environment.javaVersion());
        parts.add("agent " + environment.agentVersion());
        return parts;
    }

    /** {@code 5 runs of ≥ 1024 samples}. */
    public static String effort(DeviceSection section) {
        int runs = section.cells().stream()
                .map(DeviceSection::summaryOf)
                .mapToInt(summary ->
                        summary.runsCompleted() + summary.runFailures().size())
                .max()
                .orElse(0);
        int samples = section.cells().stream()
                .map(DeviceSection::summaryOf)
                .map(SessionSummary::latency)
                .filter(Objects::nonNull)
                .mapToInt(LatencySummary::samplesPerRunMin)
                .min()
                .orElse(0);
        return Amounts.count(runs, "run") + " of ≥ " + Amounts.count(samples, "sample");
    }

    /** What the number after ± is, for the runs that the section has; empty when no cell has one. */
    public static String uncertainty(DeviceSection section) {
        return section.cells().stream().map(EnvironmentText::hasUncertainty).anyMatch(has -> has)
                ? "± 95 % interval of the mean over runs"
                : "";
    }

    private static boolean hasUncertainty(CellRow cell) {
        LatencySummary latency = DeviceSection.summaryOf(cell).latency();
        return latency != null
                && latency.p50Seconds() != null
                && latency.p50Seconds().halfWidth() != null;
    }
}
