package dev.assay.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.kernel.CapturedTree;
import dev.assay.agent.run.EngineFacts;
import dev.assay.protocol.Environment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentReaderTest {
    /** Rock 5B (RK3588), shortened to one core of each kind. */
    private static final String RK3588 = """
            processor\t: 0
            BogoMIPS\t: 48.00
            Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp
            CPU implementer\t: 0x41
            CPU architecture: 8
            CPU variant\t: 0x2
            CPU part\t: 0xd05
            CPU revision\t: 0

            processor\t: 1
            CPU implementer\t: 0x41
            CPU part\t: 0xd0b
            processor\t: 2
            CPU implementer\t: 0x41
            CPU part\t: 0xd0b
            """;

    private static final String N100 = """
            processor\t: 0
            vendor_id\t: GenuineIntel
            model name\t: Intel(R) N100
            flags\t\t: fpu vme sse4_1 sse4_2 avx f16c rdrand avx2 avx_vnni
            """;

    @TempDir
    Path root;

    private CapturedTree tree;

    @BeforeEach
    void emptyTree() {
        tree = new CapturedTree(root);
    }

    private Environment read() {
        return new EnvironmentReader(tree.files()).read(new EngineFacts("1.29.0", List.of("cpu")), List.of("-Xmx32m"));
    }

    @Test
    void armCoresAreNamedAndCountedByCluster() {
        CpuFacts cpu = CpuFacts.parse(RK3588, "aarch64");

        assertThat(cpu.model()).isEqualTo("1 × Cortex-A55 + 2 × Cortex-A76");
        assertThat(cpu.cpuFeatures()).containsExactly("asimd", "asimddp", "asimdhp");
    }

    @Test
    void aCoreThatNoTableKnowsKeepsItsNumbers() {
        CpuFacts cpu = CpuFacts.parse("CPU implementer\t: 0x51\nCPU part\t: 0x805\n", "aarch64");

        assertThat(cpu.model()).isEqualTo("1 × 0x51 part 0x805");
    }

    @Test
    void x86NamesItself() {
        CpuFacts cpu = CpuFacts.parse(N100, "amd64");

        assertThat(cpu.model()).isEqualTo("Intel(R) N100");
        assertThat(cpu.cpuFeatures()).containsExactly("avx", "avx2", "avx_vnni", "f16c", "sse4_1", "sse4_2");
    }

    @Test
    void anEmulatedArmDoesNotClaimTheHostsCpu() {
        CpuFacts cpu = CpuFacts.parse(N100, "aarch64");

        assertThat(cpu.model()).isEqualTo("unknown");
        assertThat(cpu.cpuFeatures()).isEmpty();
    }

    @Test
    void whatTheKernelSaysIsReadBelowTheGivenRoots() {
        tree.proc("meminfo", "MemTotal:        8054336 kB\nMemFree: 1 kB")
                .proc("sys/kernel/osrelease", "6.6.31+rpt-rpi-2712")
                .proc("sys/kernel/random/boot_id", "cfb969cb-13a3-4a4f-82f8-deadb07b40e5")
                .sys("devices/system/cpu/cpufreq/policy0/scaling_governor", "performance")
                .sys("devices/system/cpu/cpufreq/policy4/scaling_governor", "ondemand");

        Environment environment = read();

        assertThat(environment.memoryBytes()).isEqualTo(8_054_336L * 1024);
        assertThat(environment.kernel()).isEqualTo("6.6.31+rpt-rpi-2712");
        assertThat(environment.governor()).isEqualTo("ondemand+performance");
        assertThat(environment.onnxRuntimeVersion()).isEqualTo("1.29.0");
        assertThat(environment.agentVersion()).matches("0\\.1\\.0\\+[0-9a-f]{12}");
        assertThat(environment.runJvmFlags()).containsExactly("-Xmx32m");
        assertThat(new HostFacts(tree.files()).hostId()).isEqualTo("cfb969cb-13a3-4a4f-82f8-deadb07b40e5");
    }

    @Test
    void aMachineThatTellsNothingIsStillDescribed() {
        Environment environment = read();

        assertThat(environment.cpuModel()).isEqualTo("unknown");
        assertThat(environment.governor()).isEqualTo("none");
        assertThat(environment.fingerprint()).hasSize(64);
    }

    @Test
    void onlyTheNameOfTheSystemIsTakenFromItsReleaseFile() {
        assertThat(HostFacts.prettyName("ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n"))
                .contains("Debian GNU/Linux 12 (bookworm)");
    }
}
