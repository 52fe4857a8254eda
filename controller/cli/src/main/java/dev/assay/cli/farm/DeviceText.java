package dev.assay.cli.farm;

import dev.assay.api.DeviceCertificate;
import dev.assay.api.DeviceEventRow;
import dev.assay.api.DeviceRow;
import dev.assay.api.HealthCheckRow;
import dev.assay.cli.certify.CertificateWords;
import dev.assay.protocol.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the farm knows of one device, on a page. */
public final class DeviceText {
    private static final int NAME_WIDTH = 10;
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final List<String> lines = new ArrayList<>();

    private DeviceText() {}

    /**
     * The device and what happened to it.
     *
     * @param certificate what its gates are worth; empty when nobody has found out
     */
    public static String of(
            DeviceRow device, Optional<DeviceCertificate> certificate, List<DeviceEventRow> events, Instant now) {
        DeviceText text = new DeviceText();
        Environment environment = device.environment();
        text.lines.add(device.name() + (device.simulated() ? " (simulated)" : ""));
        text.add("state", device.connected() ? FarmTables.word(device.state()) : "not connected");
        text.add("queued", device.queued() + " jobs");
        text.add(
                "health",
                FarmTables.word(device.health())
                        + (device.healthReason().isBlank() ? "" : ": " + device.healthReason()));
        text.check(device.lastCheck(), now);
        text.add("gates", certificate.map(found -> certified(found, device)).orElse("never certified"));
        text.add("profile", device.profile() == null ? "not recognised" : device.profile());
        text.add(
                "board",
                environment.cpuModel() + ", " + environment.arch() + ", " + environment.logicalCores() + " cores, "
                        + String.format(Locale.ROOT, "%.1f GB", environment.memoryBytes() / BYTES_PER_GIGABYTE));
        text.add("ISA", String.join(" ", environment.cpuFeatures()));
        text.add(
                "system",
                environment.operatingSystem() + ", kernel " + environment.kernel() + ", " + environment.libc()
                        + ", governor " + environment.governor());
        text.add("ORT", environment.onnxRuntimeVersion() + ", " + String.join(", ", environment.providers()));
        text.add("agent", environment.agentVersion() + ", Java " + environment.javaVersion());
        text.add("labels", device.labels().isEmpty() ? "none" : FarmTables.labels(device.labels()));
        if (!events.isEmpty()) {
            text.lines.add("");
            text.lines.add(FarmTables.events(events));
        }
        return String.join("\n", text.lines);
    }

    private static String certified(DeviceCertificate certificate, DeviceRow device) {
        boolean isSame = certificate.fingerprint().equals(device.fingerprint());
        return CertificateWords.line(certificate)
                + (isSame ? "" : "; that was in another environment, certify it again");
    }

    private void check(@Nullable HealthCheckRow check, Instant now) {
        if (check == null) {
            add("check", "never done");
            return;
        }
        add(
                "check",
                (check.passed() ? "passed " : "failed ") + TimeText.distance(check.atEpochSeconds(), now) + ": "
                        + check.finding());
        if (check.p50Seconds() != null) {
            add(
                    "speed",
                    "golden model in " + String.format(Locale.ROOT, "%.3f ms", check.p50Seconds() * MILLIS_PER_SECOND)
                            + " (median)");
        }
        add("noise", noise(check));
    }

    private static String noise(HealthCheckRow check) {
        if (check.noisePercent() == null) {
            return "not known yet: it takes more checks";
        }
        Double smallest = check.smallestChangePercent();
        return String.format(Locale.ROOT, "%.1f %%", check.noisePercent())
                + (smallest == null ? "" : String.format(Locale.ROOT, "; smallest visible change %.1f %%", smallest));
    }

    private void add(String name, String value) {
        lines.add(("  " + name + " ".repeat(NAME_WIDTH - name.length()) + value).stripTrailing());
    }
}
