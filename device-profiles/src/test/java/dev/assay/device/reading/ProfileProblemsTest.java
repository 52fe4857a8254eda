package dev.assay.device.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileProblemsTest {
    private static final String WHOLE = """
            title: My board
            arch: aarch64
            clusters: [{core: Cortex-A55, cores: 4}]
            power-sensors: none
            threads: {default: 4, sweep: [1, 4], reason: four equal cores}
            recognised-by: {model: [My board*]}
            """;

    @Test
    void everyProblemIsToldAtOnceWithItsLine() {
        String yaml = """
                title: My board
                arch: arm64
                clusters:
                  - {core: Cortex-A55, cores: 0, max-clock: 1.8 Ghz}
                  - {cores: 2, max-clock: 1800}
                memory: [4 GB, 8 GiB]
                power-sensors:
                  - {kind: ina219, path: /sys/class/hwmon/hwmon*/power1_input, unit: µW, grade: E, covers: all}
                thermal: {throttel: 80 °C, throttle: 90 °C, critical: 85 °C}
                threads: {default: many, sweep: 4, reason: because}
                recognised-by: {}
                documented-only:
                  vendor: [clusters, memori, instruction-sets]
                  kernel: [clusters]
                simulation: {latency-factor: 0, run-noise: 1, busy: 1 W, idle: 2 W}
                colour: red
                """;

        assertThat(problems("my-board.yaml", yaml)).isEqualTo("""
                        my-board.yaml:2: arch: "arm64"; expected aarch64 or x86_64
                        my-board.yaml:4: clusters[0].cores: "0"; expected a whole number from 1 to 1,024
                        my-board.yaml:4: clusters[0].max-clock: "1.8 Ghz"; expected a clock from 1 MHz to 10 GHz, such as 2.4 GHz; did you mean GHz?
                        my-board.yaml:5: clusters[1].core: missing; expected the name of the core, such as Cortex-A76
                        my-board.yaml:5: clusters[1].max-clock: "1800"; expected a clock from 1 MHz to 10 GHz, such as 2.4 GHz
                        my-board.yaml:6: memory[0]: "4 GB"; expected a size from 64 MiB to 4096 GiB, such as 4 GiB; did you mean GiB?
                        my-board.yaml:8: power-sensors[0].grade: "E"; expected A, B, C or D
                        my-board.yaml:8: power-sensors[0].agent-reads: missing; expected true if Assay's agent can read it, otherwise false
                        my-board.yaml:9: thermal.throttel: unknown key; expected zones, throttle or critical; did you mean throttle?
                        my-board.yaml:9: thermal: throttle is above critical; expected it below
                        my-board.yaml:10: threads.default: "many"; expected a whole number from 1 to 1,024
                        my-board.yaml:10: threads.sweep: "4"; expected a list such as [1, 2, 4]
                        my-board.yaml:11: recognised-by: nothing; expected at least one of compatible, model, dmi or cpu
                        my-board.yaml:13: documented-only.vendor[1]: "memori"; expected a field of this profile: clusters, clusters.max-clock, instruction-sets, memory, power-sensors, thermal, thermal.zones, thermal.throttle, thermal.critical, threads, recognised-by or caveats; did you mean memory?
                        my-board.yaml:13: documented-only.vendor[2]: "instruction-sets" is not in this profile; expected a field that is
                        my-board.yaml:14: documented-only.kernel[0]: "clusters" is named twice; expected one source
                        my-board.yaml:15: simulation: busy is below idle; expected at least as much
                        my-board.yaml:15: simulation.ambient: missing; expected from -40 °C to 80 °C
                        my-board.yaml:15: simulation.limit: missing; expected from 20 °C to 150 °C
                        my-board.yaml:15: simulation.latency-factor: "0"; expected a factor from 0.01 to 1000, such as 2.5
                        my-board.yaml:15: simulation.run-noise: "1"; expected a share from 0 % to 50 %, such as 0.5 %
                        my-board.yaml:15: simulation.time-constant: missing; expected from 1 s to 120 min
                        my-board.yaml:15: simulation.cooling: missing; expected from 0.01 °C/W to 1000 °C/W
                        my-board.yaml:15: simulation.throttled-latency-factor: missing; expected from 1 to 100
                        my-board.yaml:15: simulation.faults: missing; expected run-crash, link-loss and restart
                        my-board.yaml:16: colour: unknown key; expected title, arch, simulated, generic, clusters, instruction-sets, memory, power-sensors, thermal, threads, recognised-by, caveats, documented-only or simulation
                        26 problems""");
    }

    @Test
    void aProfileWithOnlyWhatIsNeededIsRead() throws ProfileException {
        assertThat(ProfileReader.read("boards/my-board.yaml", WHOLE).name()).isEqualTo("my-board");
    }

    @ParameterizedTest
    @CsvSource({"My-Board.yaml", "my_board.yaml", "my-board.yml", "-.yaml"})
    void theNameOfTheFileIsTheNameOfTheProfile(String file) {
        assertThat(problems(file, WHOLE))
                .isEqualTo(file + ":1: a file named \"" + file
                        + "\"; expected lower-case words joined by -, such as my-board.yaml\n1 problem");
    }

    @Test
    void whatIsNoYamlIsTold() {
        assertThat(problems("my-board.yaml", ""))
                .startsWith("my-board.yaml:1: an empty file; expected a device profile");
        assertThat(problems("my-board.yaml", "title: ["))
                .contains("no valid YAML")
                .contains("expected a device profile");
        assertThat(problems("my-board.yaml", "- a")).contains("a list; expected a mapping with title, arch");
    }

    @Test
    void aGenericProfileIsNeverRecognised() {
        assertThat(problems("any.yaml", WHOLE + "generic: true\n"))
                .isEqualTo(
                        "any.yaml:6: recognised-by: a generic or simulated profile is never recognised; remove it\n1 problem");
    }

    @Test
    void aSimulatedProfileSaysHowItBehaves() {
        String yaml = WHOLE.replace("recognised-by: {model: [My board*]}\n", "simulated: true\n");

        assertThat(problems("any.yaml", yaml))
                .isEqualTo(
                        "any.yaml:1: simulated without simulation; expected how the simulated device behaves\n1 problem");
    }

    private static String problems(String file, String yaml) {
        ProfileException exception = catchThrowableOfType(ProfileException.class, () -> ProfileReader.read(file, yaml));
        assertThat(exception).isNotNull();
        return String.valueOf(exception.getMessage());
    }
}
