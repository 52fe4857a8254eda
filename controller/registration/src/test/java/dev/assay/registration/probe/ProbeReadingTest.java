package dev.assay.registration.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.device.BoardFacts.Cluster;
import dev.assay.ssh.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the script would print on boards that are not here, written after their published /proc and /sys contents. */
class ProbeReadingTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000L);

    @Test
    void aRaspberryPi5() throws Exception {
        Probe probe = read("raspberry-pi-5.txt");

        assertThat(probe.facts().deviceTreeModel()).isEqualTo("Raspberry Pi 5 Model B Rev 1.0");
        assertThat(probe.facts().deviceTreeCompatible()).containsExactly("raspberrypi,5-model-b", "brcm,bcm2712");
        assertThat(probe.facts().clusters()).containsExactly(new Cluster("Cortex-A76", 4, 2.4e9));
        assertThat(probe.facts().instructionSets()).containsExactly("asimd", "asimddp", "asimdhp");
        assertThat(probe.facts().cpuModel()).isNull();
        assertThat(probe.facts().memoryBytes()).isEqualTo(8_245_680L * 1024);
        assertThat(probe.facts().thermalZones()).isEqualTo(Map.of("/sys/class/thermal/thermal_zone0", "cpu-thermal"));
        assertThat(probe.facts().governors()).contains("performance", "ondemand");
        assertThat(probe.account()).isEqualTo(new Probe.Account("pi", 1000, "/home/pi", true));
        assertThat(probe.services()).isEqualTo(new Probe.Services(true, true, false, true));
        assertThat(probe.controller().answer()).isEqualTo(Probe.Answer.YES);
        assertThat(probe.clockSkewSeconds()).isEqualTo(-2.5);
        assertThat(probe.freeBytes()).isEqualTo(20_000_000L * 1024);
        assertThat(probe.notRead()).isEmpty();
    }

    @Test
    void aRock5bHasTwoKindsOfCoresTheFastestLast() throws Exception {
        Probe probe = read("rock-5b.txt");

        assertThat(probe.facts().clusters())
                .containsExactly(new Cluster("Cortex-A55", 4, 1.8e9), new Cluster("Cortex-A76", 4, 2.4e9));
        assertThat(probe.facts().accelerators()).containsExactly("/dev/dri/renderD128", "/dev/dri/renderD129");
    }

    @Test
    void aJetsonShowsItsRailsAndTheNewestOfItsJavas() throws Exception {
        Probe probe = read("jetson-orin-nano.txt");

        assertThat(probe.facts().powerSensors()).containsEntry("/sys/class/hwmon/hwmon1/curr1_input", "ina3221");
        assertThat(probe.facts().javaVersion()).isEqualTo("21.0.4");
        assertThat(probe.tools().javaPath()).isEqualTo("/usr/lib/jvm/java-21-openjdk-arm64/bin/java");
        assertThat(probe.existing())
                .isEqualTo(new Probe.Existing(List.of("agent.pid", "bundles", "current"), "bundles/ab12", 4711L));
    }

    @Test
    void aSystemOf32BitsBelowA64BitKernelIsTold() {
        Probe probe = read(new Outcome(0, "arch\taarch64\nbits\t32\nend\tyes\n", "", false));

        assertThat(probe.facts().arch()).isEqualTo("armv8l");
        assertThat(probe.notRead()).contains("the kernel is 64-bit, but the system on it is 32-bit");
    }

    @Test
    void hybridCoresOfOneNameAreToldApart() {
        Probe probe = read(new Outcome(0, """
                cpuinfo\tprocessor : 0
                cpuinfo\tmodel name : Core
                cpuinfo\tprocessor : 1
                cpuinfo\tmodel name : Core
                cpuinfo\tprocessor : 2
                cpuinfo\tmodel name : Core
                hertz\t0 4000000
                hertz\t1 2000000
                hertz\t2 2000000
                cpu-core\t0
                cpu-atom\t1-2
                """, "", false));

        assertThat(probe.facts().clusters())
                .containsExactly(new Cluster("efficiency core", 2, 2e9), new Cluster("performance core", 1, 4e9));
    }

    @Test
    void aBoardThatTellsNothingIsAProbeThatSaysSo() {
        Probe probe = read(new Outcome(127, "", "sh: uname: not found", false));

        assertThat(probe.facts().arch()).isEqualTo("unknown");
        assertThat(probe.facts().clusters()).containsExactly(new Cluster("unknown", 1, null));
        assertThat(probe.freeBytes()).isNull();
        assertThat(probe.clockSkewSeconds()).isNull();
        assertThat(probe.controller().answer()).isEqualTo(Probe.Answer.UNKNOWN);
        assertThat(probe.notRead())
                .contains(
                        "the probe ended early: sh: uname: not found",
                        "/proc/meminfo tells no memory",
                        "date +%s tells no time");
    }

    @Test
    void aToolThatIsBrokenItselfSaysNothingOfTheController() {
        Probe one = read(new Outcome(0, "reach\twget 139\n", "", false));
        Probe two = read(new Outcome(0, "reach\twget 139\nreach\tnc 0\n", "", false));

        assertThat(one.controller().answer()).isEqualTo(Probe.Answer.UNKNOWN);
        assertThat(two.controller().answer()).isEqualTo(Probe.Answer.YES);
    }

    @Test
    void nonsenseIsPassedOver() {
        Probe probe = read(new Outcome(
                0,
                "garbage\n\tx\nuid\tminus\nmemory\t99999999999999999999\nhertz\tx y\njava\tx\npower\tx\nthermal\ty\nreach\tz\nend\tyes\n",
                "",
                false));

        assertThat(probe.account().userId()).isEqualTo(-1);
        assertThat(probe.facts().memoryBytes()).isZero();
        assertThat(probe.facts().powerSensors()).isEmpty();
        assertThat(probe.facts().javaVersion()).isNull();
    }

    private static Probe read(String resource) throws IOException {
        try (var stream = ProbeReadingTest.class.getResourceAsStream(resource)) {
            return read(new Outcome(0, new String(stream.readAllBytes(), StandardCharsets.UTF_8), "", false));
        }
    }

    private static Probe read(Outcome outcome) {
        return new ProbeReading(new Answers(outcome.output()), outcome, NOW).probe();
    }
}
