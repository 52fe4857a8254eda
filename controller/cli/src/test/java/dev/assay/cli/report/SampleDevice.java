package dev.assay.cli.report;

import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.protocol.Environment;
import java.util.List;
import java.util.Map;

/** The devices of {@link SampleCampaign}. */
final class SampleDevice {
    private static final Environment ENVIRONMENT = new Environment(
            "aarch64",
            "Cortex-A76",
            List.of("asimddp", "asimdhp"),
            4,
            8_000_000_000L,
            "Linux",
            "6.6.31+rpt-rpi-2712",
            "ondemand",
            "glibc 2.36",
            "17.0.15",
            "1.29.0",
            List.of("CPU"),
            "0.1.0+3f9a0c12d45e",
            List.of("-Xmx64m"));

    private SampleDevice() {}

    static DeviceRow named(String name, boolean isSimulated) {
        return new DeviceRow(
                name,
                Map.of("arch", "aarch64"),
                ENVIRONMENT,
                ENVIRONMENT.fingerprint(),
                true,
                isSimulated ? "raspberry-pi-5" : null,
                isSimulated,
                DeviceState.IDLE,
                DeviceHealth.GOOD,
                "",
                null,
                0);
    }
}
