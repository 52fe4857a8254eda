package dev.assay.cli.report;

import dev.assay.api.ArtifactRow;
import dev.assay.api.BuildAction;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.DeviceRow;
import dev.assay.api.FailureOwner;
import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.Warning;
import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.EnergySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports with something of everything. Public for the tests of the other packages. */
public final class SampleCampaign {
    private static final int EXAMPLES = 540;

    private final List<DeviceRow> devices = new ArrayList<>();
    private final List<CellRow> cells = new ArrayList<>();
    private final List<FigureLimit> limits = new ArrayList<>();
    private boolean hasSensor;
    private boolean isSimulated;
    private @Nullable String deviceNote;

    /** Two models on one board with a power sensor: measured, reused, skipped and failed cells, and warnings. */
    public static CampaignReport withSensor() {
        SampleCampaign campaign = new SampleCampaign();
        campaign.hasSensor = true;
        campaign.limits.add(new FigureLimit(FigureKind.LATENCY_P90, 0.0021, "p90 <= 2.1 ms"));
        campaign.limits.add(new FigureLimit(FigureKind.ENERGY, 0.0062, "energy <= 6.2 mJ"));
        campaign.limits.add(new FigureLimit(FigureKind.ACCURACY, 0.97, "top-1 >= 0.97"));
        campaign.limits.add(new FigureLimit(FigureKind.LOAD, 0.2, "load <= 200 ms"));
        campaign.device("kitchen-pi5");
        campaign.fill("kitchen-pi5");
        return campaign.report(CampaignState.FINISHED, "2026-11-20T10:07:12Z");
    }

    /** The same on two boards without any sensor. */
    public static CampaignReport onTwoDevicesWithoutSensor() {
        SampleCampaign campaign = new SampleCampaign();
        campaign.device("kitchen-pi5");
        campaign.device("lab-pi4");
        campaign.fill("kitchen-pi5");
        campaign.measured("mobilenetv2", "fp32", "lab-pi4", 0.0104, 0.0002, 834_000, 535, null, true);
        campaign.measured("mobilenetv2", "static-int8", "lab-pi4", 0.0101, 0.0004, 251_000, 533, change(3, 1), true);
        return campaign.report(CampaignState.FINISHED, "2026-11-20T12:10:00Z");
    }

    /** A simulated board, whose second cell another measured in its place. */
    public static CampaignReport simulated() {
        SampleCampaign campaign = new SampleCampaign();
        campaign.isSimulated = true;
        campaign.device("sim-2");
        campaign.measured("vit", "fp32", "sim-2", 0.003, 0.0001, 2_000_000, 535, null, true);
        campaign.deviceNote = "measured by sim-2 in place of sim-1: sim-1 is retired (another unit of the same kind)";
        campaign.measured("vit", "rank=0.5", "sim-2", 0.002, 0.0001, 1_000_000, 535, change(1, 1), true);
        campaign.without("vit", "sparsity=0.5", CellState.MEASURE_FAILED, "it broke", FailureOwner.DEVICE);
        return campaign.report(CampaignState.FINISHED, "2026-11-20T10:00:40Z");
    }

    /** A campaign that was stopped before anything was measured. */
    public static CampaignReport stopped() {
        SampleCampaign campaign = new SampleCampaign();
        campaign.without("vit", "fp32", CellState.CANCELLED, null, null);
        campaign.without("vit", "rank=0.5", CellState.CANCELLED, null, null);
        return campaign.report(CampaignState.CANCELLED, "2026-11-20T10:00:09Z");
    }

    /** One cell for each of these owners that failed, after one that was measured. */
    public static CampaignReport withFailuresOf(List<FailureOwner> owners) {
        SampleCampaign campaign = new SampleCampaign();
        campaign.device("kitchen-pi5");
        campaign.measured("vit", "fp32", "kitchen-pi5", 0.003, 0.0001, 2_000_000, 535, null, true);
        owners.forEach(owner -> campaign.without("vit", "rank=0.5", CellState.MEASURE_FAILED, "it broke", owner));
        return campaign.report(CampaignState.FINISHED, "2026-11-20T10:00:40Z");
    }

    /** Nothing but skipped cells. */
    public static CampaignReport allSkipped() {
        SampleCampaign campaign = new SampleCampaign();
        campaign.without("vit", "fp32", CellState.SKIPPED, "excluded by the sweep", null);
        return campaign.report(CampaignState.FINISHED, "2026-11-20T10:00:01Z");
    }

    /** A model, a device and a reason that try to break out of the page that shows them. */
    public static CampaignReport hostile() {
        SampleCampaign campaign = new SampleCampaign();
        campaign.device("pi\"5<b>");
        campaign.measured("<script>alert(1)</script>", "fp32", "pi\"5<b>", 0.003, 0.0001, 2_000_000, 535, null, true);
        campaign.without(
                "</style>'\"&", "fp32", CellState.BUILD_FAILED, "<img src=x onerror=alert(2)>", FailureOwner.ASSAY);
        return campaign.report(CampaignState.FINISHED, "2026-11-20T10:00:40Z");
    }

    private void fill(String device) {
        measured("mobilenetv2", "fp32", device, 0.0019234, 0.0000123, 834_123, 535, null, false);
        measured("mobilenetv2", "static-int8", device, 0.00083419, 0.0000061, 251_400, 535, change(2, 2), true);
        measured("mobilenetv2", "static-int8 rank=0.5", device, 0.00071, 0.0000082, 204_000, 525, change(11, 1), true);
        without("mobilenetv2", "dynamic-int8", CellState.SKIPPED, NO_KERNEL, null);
        without("mobilenetv2", "dynamic-int8 rank=0.5", CellState.SKIPPED, NO_KERNEL, null);
        measured("vit", "fp32", device, 0.0031, 0.00021, 1_850_000, 535, null, false);
        measured(
                "vit",
                "static-int8(calibration=percentile:99.99,per-tensor) sparsity=0.5 rank=0.5",
                device,
                0.0012,
                0.00001,
                480_000,
                499,
                change(40, 4),
                true);
        without(
                "vit",
                "fp16-storage",
                CellState.BUILD_FAILED,
                "the built model does not load: Cast(13) is not implemented",
                FailureOwner.ASSAY);
        without(
                "vit",
                "sparsity=0.5",
                CellState.MEASURE_FAILED,
                "all 5 runs failed: killed by SIGKILL, probably out of memory",
                FailureOwner.LAB);
    }

    private static final String NO_KERNEL =
            "convolutions have no fast dynamic kernel; measure it anyway with force: true";

    private void device(String name) {
        devices.add(SampleDevice.named(name, isSimulated));
    }

    private static AccuracyChange change(int lost, int gained) {
        double points = 100.0 * (gained - lost) / EXAMPLES;
        return new AccuracyChange(points, lost, gained, Math.abs(lost - gained) > 5 ? 0.001 : 0.6);
    }

    private void measured(
            String model,
            String variant,
            String device,
            double p50,
            double halfWidth,
            long bytes,
            int correct,
            @Nullable AccuracyChange change,
            boolean onParetoFront) {
        boolean isReused = variant.equals("static-int8");
        boolean isDisturbed = variant.contains("rank") && model.equals("mobilenetv2");
        cells.add(new CellRow(
                cells.size(),
                model,
                variant,
                "1".repeat(63) + cells.size() % 10,
                axes(),
                device,
                isReused ? CellState.REUSED : CellState.MEASURED,
                null,
                null,
                new ArtifactRow("a".repeat(63) + cells.size() % 10, bytes),
                variant.equals("fp32") ? List.of() : actions(),
                variant.contains("percentile")
                        ? List.of("scale of Conv_3 is below 1e-6; it was left in float32")
                        : List.of(),
                summary(p50, halfWidth, correct, isDisturbed),
                change,
                onParetoFront,
                "b".repeat(64),
                isSimulated,
                deviceNote,
                List.of(),
                null));
    }

    private SessionSummary summary(double p50, double halfWidth, int correct, boolean isDisturbed) {
        Warning pinned = new Warning(Warning.Kind.CLOCK_NOT_PINNED, "governor is ondemand");
        Warning load = new Warning(Warning.Kind.BACKGROUND_LOAD, "other programs used 9 % of the CPU during sampling");
        return new SessionSummary(
                isDisturbed ? 4 : 5,
                isDisturbed ? List.of(new RunFailure(RunFailure.Kind.CRASHED, "killed by SIGKILL")) : List.of(),
                new LatencySummary(
                        new Estimate(p50, halfWidth, 5),
                        new Estimate(p50 * 1.04, halfWidth * 3, 5),
                        new Estimate(p50 * 1.4, halfWidth * 9, 5),
                        p50 * 0.97,
                        1024),
                new Estimate(0.0214, 0.0031, 5),
                new Estimate(p50 * 3, null, 2),
                new Estimate(2.02, 0.01, 5),
                isDisturbed ? 4 : 5,
                new MemorySummary(
                        new Estimate(45e6, 0.2e6, 5), new Estimate(52e6, 0.2e6, 5), new Estimate(61.3e6, 0.42e6, 5)),
                energy(p50),
                new AccuracySummary("top-1", EXAMPLES, correct, (double) correct / EXAMPLES),
                null,
                isDisturbed ? List.of(pinned, load) : List.of(pinned));
    }

    private EnergySummary energy(double p50) {
        if (!hasSensor) {
            return new EnergySummary(
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of("/sys/class/powercap", "/sys/class/hwmon"),
                    "no power sensor was found");
        }
        return new EnergySummary(
                "hwmon:ina226",
                EnergyGrade.B,
                new Estimate(p50 * 5.1, p50 * 0.1, 5),
                new Estimate(p50 * 3.2, p50 * 0.1, 5),
                p50 * 0.05,
                List.of("/sys/class/hwmon"),
                null);
    }

    private void without(
            String model, String variant, CellState state, @Nullable String reason, @Nullable FailureOwner owner) {
        cells.add(new CellRow(
                cells.size(),
                model,
                variant,
                null,
                axes(),
                null,
                state,
                reason,
                owner,
                null,
                List.of(),
                List.of(),
                null,
                null,
                false,
                null,
                isSimulated,
                null,
                List.of(),
                null));
    }

    private static Map<String, String> axes() {
        return new TreeMap<>(Map.of("provider", "cpu", "threads", "1", "batch", "1"));
    }

    private static List<BuildAction> actions() {
        return List.of(
                new BuildAction("Conv_0", "Conv", "quantized", "per channel, 16 scales"),
                new BuildAction("Conv_3", "Conv", "left alone", "3 input channels"),
                new BuildAction("Gemm_9", "Gemm", "factorized", "rank 32 of 64"));
    }

    private CampaignReport report(CampaignState state, String finishedAt) {
        return new CampaignReport(
                CampaignReport.FORMAT,
                "c-20261120-1",
                "digits",
                state,
                "2026-11-20T10:00:00Z",
                finishedAt,
                "3f9a0c1",
                "main",
                "0.1.0+3f9a0c12d45e",
                42,
                devices,
                cells,
                null,
                SampleFindings.of(cells, limits));
    }
}
