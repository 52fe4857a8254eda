package dev.assay.agent.thermal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.kernel.CapturedTree;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThermalTest {
    @TempDir
    Path root;

    private CapturedTree tree;

    @BeforeEach
    void emptyTree() {
        tree = new CapturedTree(root);
    }

    private ThrottleWatch startedWatch() {
        ThrottleWatch watch = new ThrottleWatch(tree.files());
        watch.start();
        return watch;
    }

    @Test
    void theHottestZoneCountsAndBrokenOnesDoNot() {
        tree.sys("class/thermal/thermal_zone0/temp", "47718")
                .sys("class/thermal/thermal_zone1/temp", "52250")
                .sys("class/thermal/thermal_zone2/temp", "-256000")
                .sys("class/thermal/thermal_zone3/temp", "");

        assertThat(new Thermometer(tree.files()).hottestCelsius()).hasValue(52.25);
    }

    @Test
    void whereThereIsNoZoneThereIsNoTemperature() {
        assertThat(new Thermometer(tree.files()).hottestCelsius()).isEmpty();
    }

    @Test
    void throttlingEventsCountFromTheStartOfTheWatch() {
        String counter = "devices/system/cpu/cpu0/thermal_throttle/core_throttle_count";
        tree.sys(counter, "7");
        ThrottleWatch watch = startedWatch();
        assertThat(watch.findings()).isEmpty();

        tree.sys(counter, "10");

        assertThat(watch.findings()).containsExactly("the CPU reported 3 thermal throttling events");
    }

    @Test
    void aCooledCpuIsThrottledAndARunningFanIsNot() {
        tree.sys("class/thermal/cooling_device0/type", "pwm-fan")
                .sys("class/thermal/cooling_device0/cur_state", "2")
                .sys("class/thermal/cooling_device1/type", "thermal-cpufreq-0")
                .sys("class/thermal/cooling_device1/cur_state", "0");
        ThrottleWatch watch = startedWatch();
        assertThat(watch.findings()).isEmpty();

        tree.sys("class/thermal/cooling_device1/cur_state", "1");

        assertThat(watch.findings()).singleElement().asString().contains("thermal-cpufreq-0 in state 1");
    }

    @Test
    void theFirmwareOfARaspberryPiTellsWhatItDoesNowAndNotWhatItOnceDid() {
        String bits = "devices/platform/soc/soc:firmware/get_throttled";
        tree.sys(bits, "50000");
        ThrottleWatch watch = startedWatch();
        assertThat(watch.findings()).isEmpty();

        tree.sys(bits, "50005");

        assertThat(watch.findings()).singleElement().asString().contains("under-voltage");
    }

    @Test
    void aLowClockIsThrottlingOnlyWhenTheGovernorWantsAHighOne() {
        tree.sys("devices/system/cpu/cpufreq/policy0/scaling_max_freq", "2400000")
                .sys("devices/system/cpu/cpufreq/policy0/scaling_cur_freq", "1500000")
                .sys("devices/system/cpu/cpufreq/policy0/scaling_governor", "ondemand");
        assertThat(startedWatch().findings()).isEmpty();

        tree.sys("devices/system/cpu/cpufreq/policy0/scaling_governor", "performance");

        assertThat(startedWatch().findings())
                .containsExactly("policy0 runs at 1500 MHz of 2400 MHz although its governor is performance");
    }
}
