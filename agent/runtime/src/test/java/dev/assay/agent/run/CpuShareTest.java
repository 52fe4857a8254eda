package dev.assay.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.kernel.KernelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuShareTest {
    @TempDir
    Path proc;

    private CpuShare.Look look(String cpu, String own) throws IOException {
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("stat"), cpu + "\ncpu0 1 2 3 4\nintr 5\n");
        Files.writeString(proc.resolve("self/stat"), own);
        return new CpuShare(new KernelFiles(proc, proc)).look().orElseThrow();
    }

    @Test
    void othersAreWhatIsBusyLessTheProcessItself() throws Exception {
        // user nice system idle iowait irq softirq steal guest guest_nice
        CpuShare.Look before =
                look("cpu  1000 0 100 5000 10 0 0 0 0 0", "42 (java (a) b) S 1 42 42 0 -1 0 0 0 0 0 600 50 0 0");
        CpuShare.Look after =
                look("cpu  1600 0 120 5370 20 0 0 0 0 0", "42 (java (a) b) S 1 42 42 0 -1 0 0 0 0 0 1050 70 0 0");

        // 620 busy of 1000 ticks, 470 of them its own.
        assertThat(CpuShare.ofOthers(before, after).orElseThrow()).isCloseTo(0.15, within(1e-9));
    }

    @Test
    void timeThatTheHypervisorTookIsOthers() throws Exception {
        CpuShare.Look before = look("cpu  0 0 0 0 0 0 0 0 0 0", "1 (java) S 0 0 0 0 0 0 0 0 0 0 0 0");
        CpuShare.Look after = look("cpu  0 0 0 90 0 0 0 10 0 0", "1 (java) S 0 0 0 0 0 0 0 0 0 0 0 0");

        assertThat(CpuShare.ofOthers(before, after).orElseThrow()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void guestTimeIsInUserTimeAlreadyAndNotCountedTwice() throws Exception {
        CpuShare.Look look = look("cpu  100 0 0 100 0 0 0 0 70 0", "1 (java) S 0 0 0 0 0 0 0 0 0 0 0 0");

        assertThat(look.all()).isEqualTo(200);
    }

    @Test
    void aShortWindowSaysNothing() throws Exception {
        CpuShare.Look before = look("cpu  0 0 0 0 0 0 0 0 0 0", "1 (java) S 0 0 0 0 0 0 0 0 0 0 0 0");
        CpuShare.Look after = look("cpu  40 0 0 9 0 0 0 0 0 0", "1 (java) S 0 0 0 0 0 0 0 0 0 0 0 0");

        assertThat(CpuShare.ofOthers(before, after)).isEmpty();
    }

    @Test
    void whereTheKernelTellsNothingThereIsNoLook() {
        assertThat(new CpuShare(new KernelFiles(proc, proc)).look()).isEmpty();
    }
}
