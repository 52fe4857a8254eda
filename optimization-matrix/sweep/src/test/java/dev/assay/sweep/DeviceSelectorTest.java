package dev.assay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceSelectorTest {
    private static final Map<String, String> REAL =
            Map.of("profile", "raspberry-pi-5", "simulated", "false", "site", "kitchen");
    private static final Map<String, String> SIMULATED = Map.of("profile", "raspberry-pi-5", "simulated", "true");

    @Test
    void aSimulatedDeviceFitsOnlyASweepThatAsksForIt() {
        DeviceSelector byProfile = new DeviceSelector(List.of(), List.of("raspberry-pi-5"), Map.of());

        assertThat(DeviceSelector.ANY.accepts("sim-1", SIMULATED)).isFalse();
        assertThat(byProfile.accepts("sim-1", SIMULATED)).isFalse();
        assertThat(byProfile.fits("sim-1", SIMULATED)).isTrue();
        assertThat(byProfile.accepts("pi", REAL)).isTrue();
    }

    @Test
    void aSweepThatAsksForSimulatedDevicesGetsNoRealOne() {
        DeviceSelector simulated = new DeviceSelector(List.of(), List.of(), Map.of("simulated", "true"));

        assertThat(simulated.accepts("sim-1", SIMULATED)).isTrue();
        assertThat(simulated.accepts("pi", REAL)).isFalse();
    }

    @Test
    void aSweepThatNamesASimulatedDeviceHasAskedForIt() {
        DeviceSelector named = new DeviceSelector(List.of("sim-1", "pi"), List.of(), Map.of());

        assertThat(named.accepts("sim-1", SIMULATED)).isTrue();
        assertThat(named.accepts("pi", REAL)).isTrue();
        assertThat(named.accepts("sim-2", SIMULATED)).isFalse();
    }

    @Test
    void namesProfilesAndLabelsMustAllFit() {
        DeviceSelector all =
                new DeviceSelector(List.of("pi"), List.of("rock-5b", "raspberry-pi-5"), Map.of("site", "kitchen"));

        assertThat(all.accepts("pi", REAL)).isTrue();
        assertThat(all.accepts("other", REAL)).isFalse();
        assertThat(all.accepts("pi", Map.of("profile", "jetson-nano", "site", "kitchen")))
                .isFalse();
        assertThat(all.accepts("pi", Map.of("site", "kitchen"))).isFalse();
        assertThat(all.accepts("pi", Map.of("profile", "rock-5b", "site", "lab")))
                .isFalse();
    }
}
