package dev.assay.cli.doctor;

import static dev.assay.cli.doctor.Check.Area.DEVICES;

import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The devices of a farm: there, trusted, and of this build. */
public final class FleetExam {
    private static final int NAMES_MAX = 5;

    private final Findings findings;
    private final String agentVersion;

    /** @param agentVersion release and hash of the agent's code that this command line brings along */
    public FleetExam(Findings findings, String agentVersion) {
        this.findings = findings;
        this.agentVersion = agentVersion;
    }

    /** All of them. */
    public void look(List<DeviceRow> all) {
        List<DeviceRow> devices = all.stream()
                .filter(device -> device.health() != DeviceHealth.RETIRED)
                .toList();
        if (devices.isEmpty()) {
            findings.wrong(
                    DEVICES,
                    "devices",
                    "none: nothing can be measured",
                    "assay device add USER@BOARD, or assay simulate");
            return;
        }
        long simulated = devices.stream().filter(DeviceRow::simulated).count();
        findings.fine(
                DEVICES, "devices", devices.size() + (simulated == 0 ? "" : ", " + simulated + " of them simulated"));
        none(devices, "connected", FleetExam::isLost, "all are", "not connected", "assay device doctor NAME");
        none(
                devices,
                "quarantine",
                device -> device.health() == DeviceHealth.QUARANTINED,
                "none is in it",
                "quarantined",
                "assay device show NAME says why; assay device check NAME releases one that is well");
        none(
                devices,
                "agents",
                device -> !device.simulated()
                        && !device.environment().agentVersion().equals(agentVersion),
                "all are of this command line's build",
                "of another build than this command line (" + agentVersion + ")",
                "assay device update NAME");
        checked(devices);
    }

    private static boolean isLost(DeviceRow device) {
        return !device.connected() && device.health() != DeviceHealth.MAINTENANCE;
    }

    private void none(
            List<DeviceRow> devices,
            String what,
            Predicate<DeviceRow> isBad,
            String goodText,
            String badText,
            String remedy) {
        List<DeviceRow> bad = devices.stream().filter(isBad).toList();
        if (bad.isEmpty()) {
            findings.fine(DEVICES, what, goodText);
        } else {
            findings.wrong(DEVICES, what, bad.size() + " " + badText + ": " + names(bad), remedy);
        }
    }

    /** Whether one at least has shown that it answers rightly. */
    private void checked(List<DeviceRow> devices) {
        List<DeviceRow> good = devices.stream()
                .filter(device -> device.connected() && device.health() == DeviceHealth.GOOD)
                .toList();
        findings.judge(
                DEVICES,
                "health checks",
                !good.isEmpty(),
                good.isEmpty()
                        ? "no connected device has passed one"
                        : good.size() + " connected and good: " + names(good),
                "assay device check NAME (they come by themselves unless assay.health.checks is false)");
    }

    private static String names(List<DeviceRow> devices) {
        String first = devices.stream()
                .limit(NAMES_MAX)
                .map(device -> device.name()
                        + (device.health() == DeviceHealth.QUARANTINED ? " (" + device.healthReason() + ")" : ""))
                .collect(Collectors.joining(", "));
        return devices.size() > NAMES_MAX ? first + " and " + (devices.size() - NAMES_MAX) + " more" : first;
    }
}
