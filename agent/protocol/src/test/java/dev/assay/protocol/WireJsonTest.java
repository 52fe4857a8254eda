package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireJsonTest {
    private static final Environment ENVIRONMENT = new Environment(
            "aarch64",
            "4 × Cortex-A76",
            List.of("asimddp", "asimdhp"),
            4,
            8L << 30,
            "Debian GNU/Linux 12 (bookworm)",
            "6.6.31+rpt-rpi-2712",
            "performance",
            "glibc 2.36",
            "17.0.15",
            "1.29.0",
            List.of("cpu"),
            "0.1.0+3f9a0c12d45e",
            List.of("-Xmx32m"));

    @Test
    void aReportWithAllItsPartsReadsBackAsItWas() throws Exception {
        RunMeasurement measurement = new RunMeasurement(
                0.1,
                0.01,
                new Warmup(20, 2, true),
                new long[] {1, 2, Long.MAX_VALUE},
                10,
                new MemoryReading(1, 2, 3),
                EnergyReading.absent(List.of("/sys/class/powercap"), "no sensor"),
                51.5,
                null,
                new Interference(new int[] {0, 3}, new long[] {11, 12}, 11));
        SessionReport report = new SessionReport(
                "job",
                7,
                "kitchen-pi5",
                ENVIRONMENT,
                1_700_000_000.25,
                List.of(
                        new RunReport(
                                0,
                                measurement,
                                null,
                                List.of(new Warning(Warning.Kind.HOT_START, "61 °C; idle 50 °C"))),
                        new RunReport(1, null, new RunFailure(RunFailure.Kind.CRASHED, "ended by SIGSEGV"), List.of())),
                new AccuracyReport("top-1", 3, 2, new int[] {1, 2, 3}, new int[] {1, 2, 9}),
                null,
                List.of(),
                null,
                new ModelProfile(
                        32,
                        0.002,
                        List.of(new ProfiledNode("conv_1", "Conv", "CPUExecutionProvider", 0.75, 0.0015, 1)),
                        new ProfiledRest(2, 0.25, 0.0005),
                        List.of(new ProfiledOperator("Conv", 3, 1, 0.002, 3))));

        SessionReport copy = WireJson.read(SessionReport.class, WireJson.write(report));

        assertThat(copy).usingRecursiveComparison().isEqualTo(report);
        assertThat(copy.environment().fingerprint()).isEqualTo(ENVIRONMENT.fingerprint());
    }

    @Test
    void bothWaysOfWritingGiveTheSameBytes() throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        WireJson.write(ENVIRONMENT, stream);

        assertThat(stream.toByteArray()).isEqualTo(WireJson.write(ENVIRONMENT));
    }

    @Test
    void propertiesOfANewerPeerAreIgnored() throws Exception {
        byte[] newer = "{\"sha256\":\"ab\",\"bytes\":4,\"colour\":\"red\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(WireJson.read(ArtifactRef.class, newer)).isEqualTo(new ArtifactRef("ab", 4));
    }

    @Test
    void aPlanOfAControllerThatKnowsNoProfilesAsksForNone() throws Exception {
        ArtifactRef model = new ArtifactRef("ab", 1);
        RunPlan run = new RunPlan("cpu", 1, 1, 1, 0, 1, 0, 0, 0, 1);
        SessionPlan plain = new SessionPlan("m", model, null, Task.NONE, run, 1, 0, null);
        SessionPlan asking = new SessionPlan("m", model, null, Task.NONE, run, 1, 0, null, ProfilePlan.USUAL);

        byte[] older = WireJson.write(plain);

        assertThat(new String(older, StandardCharsets.UTF_8)).doesNotContain("profile");
        assertThat(WireJson.read(SessionPlan.class, older)).isEqualTo(plain);
        assertThat(WireJson.read(SessionPlan.class, WireJson.write(asking))).isEqualTo(asking);
    }

    @Test
    void saysWhatWasExpectedOfBytesThatAreNoMessage() {
        byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> WireJson.read(LeaseGrant.class, page))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("expected a LeaseGrant");
    }
}
