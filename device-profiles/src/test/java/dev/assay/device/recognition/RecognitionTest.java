package dev.assay.device.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.device.BoardFacts;
import dev.assay.device.BoardFacts.Cluster;
import dev.assay.device.DeviceProfile;
import dev.assay.device.DeviceProfile.Kind;
import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.device.recognition.Recognition.Certainty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecognitionTest {
    private static final ProfileCatalog SHIPPED = ProfileCatalog.shipped();

    private static Stream<DeviceProfile> boards() {
        return SHIPPED.all().stream().filter(profile -> profile.kind() == Kind.BOARD);
    }

    @ParameterizedTest
    @MethodSource("boards")
    void aBoardIsRecognisedSurelyAndByNoOtherProfileBetter(DeviceProfile profile) {
        BoardFacts facts = board(profile.name());

        Recognition recognition = Recognition.of(facts, SHIPPED);

        assertThat(name(recognition)).isEqualTo(profile.name());
        assertThat(recognition.certainty()).isEqualTo(Certainty.SURE);
        assertThat(recognition.candidates().stream().filter(Candidate::named)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("boards")
    void aBoardAsItsProfileExpectsItHasNoDifferences(DeviceProfile profile) {
        assertThat(Recognition.differences(profile, board(profile.name()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void eitherTheModelOrTheCompatibleStringAloneIsEnough(DeviceProfile profile) {
        BoardFacts facts = board(profile.name());

        if (!profile.marks().models().isEmpty()) {
            assertThat(name(Recognition.of(named(facts, facts.deviceTreeModel(), List.of()), SHIPPED)))
                    .isEqualTo(profile.name());
        }
        if (!profile.marks().compatible().isEmpty()) {
            assertThat(name(Recognition.of(named(facts, null, facts.deviceTreeCompatible()), SHIPPED)))
                    .isEqualTo(profile.name());
        }
    }

    @Test
    void whatNothingNamesGetsTheProfileOfItsArchitecture() {
        Recognition server = Recognition.of(board("generic-x86-64"), SHIPPED);
        Recognition own = Recognition.of(board("generic-arm64"), SHIPPED);

        assertThat(name(server)).isEqualTo("generic-x86-64");
        assertThat(server.certainty()).isEqualTo(Certainty.GENERIC);
        assertThat(name(own)).isEqualTo("generic-arm64");
        assertThat(own.why()).isEqualTo("nothing names the board, so it gets the profile of its architecture");
    }

    @Test
    void equalCoresAreAHintAndNoRecognition() {
        BoardFacts clone = Boards.arm(
                "Another RK3588 Board",
                8_000,
                "package-thermal",
                List.of("asimd", "asimddp", "asimdhp"),
                List.of(new Cluster("Cortex-A55", 4, 1.8e9), new Cluster("Cortex-A76", 4, 2.4e9)),
                "another,board",
                "rockchip,rk3588");

        Recognition recognition = Recognition.of(clone, SHIPPED);

        assertThat(name(recognition)).isEqualTo("generic-arm64");
        assertThat(recognition.why()).endsWith("its cores would suit rock-5b");
    }

    @Test
    void aBoardThatNamesAnotherFirstIsDoubted() {
        BoardFacts plus = Boards.arm(
                "Radxa ROCK 5B+",
                15_720,
                "package-thermal",
                List.of("asimd", "asimddp", "asimdhp"),
                List.of(new Cluster("Cortex-A55", 4, 1.8e9), new Cluster("Cortex-A76", 4, 2.4e9)),
                "radxa,rock-5b-plus",
                "radxa,rock-5b",
                "rockchip,rk3588");

        Recognition recognition = Recognition.of(plus, SHIPPED);

        assertThat(name(recognition)).isEqualTo("rock-5b");
        assertThat(recognition.certainty()).isEqualTo(Certainty.UNSURE);
        assertThat(recognition.why()).endsWith("but its device tree names radxa,rock-5b-plus first");
    }

    @Test
    void aNameThatTheCoresContradictIsDoubted() {
        BoardFacts pi = board("raspberry-pi-5");
        BoardFacts odd = Boards.copy(
                pi,
                List.of(new Cluster("Cortex-A72", 4, 1.8e9)),
                pi.instructionSets(),
                pi.memoryBytes(),
                pi.libc(),
                Map.of());

        Recognition recognition = Recognition.of(odd, SHIPPED);

        assertThat(name(recognition)).isEqualTo("raspberry-pi-5");
        assertThat(recognition.certainty()).isEqualTo(Certainty.UNSURE);
        assertThat(recognition.why()).endsWith("but it has 4 × Cortex-A72 instead of 4 × Cortex-A76");
    }

    @Test
    void anArchitectureWithoutAnyProfileGetsNone() {
        BoardFacts pi = board("raspberry-pi-4");
        BoardFacts old = new BoardFacts(
                "armv7l",
                pi.deviceTreeModel(),
                pi.deviceTreeCompatible(),
                null,
                null,
                pi.clusters(),
                List.of(),
                pi.memoryBytes(),
                pi.libc(),
                null,
                Map.of(),
                Map.of(),
                List.of(),
                List.of());

        Recognition recognition = Recognition.of(old, SHIPPED);

        assertThat(recognition.profile()).isNull();
        assertThat(recognition.why()).isEqualTo("there is no profile for armv7l");
    }

    @Test
    void everythingThatABoardLacksOrHasBeyondItsProfileIsTold() {
        BoardFacts odd = Boards.copy(
                board("jetson-orin-nano"),
                List.of(new Cluster("Cortex-A78AE", 4, 1.5e9)),
                List.of("asimd", "asimddp", "i8mm"),
                32L << 30,
                "glibc 2.27",
                Map.of("/sys/class/powercap/intel-rapl:0", "rapl"));

        assertThat(Recognition.differences(SHIPPED.get("jetson-orin-nano"), odd))
                .containsExactly(
                        "has 4 × Cortex-A78AE; the profile expects 6 × Cortex-A78AE",
                        "lacks the instruction sets asimdhp, which the profile expects",
                        "has the instruction sets i8mm beyond its profile",
                        "has 32.0 GiB of memory; the profile expects 4 GiB or 8 GiB",
                        "has no ina3221 power sensor at /sys/class/hwmon/hwmon*/curr*_input, or it cannot be seen by this"
                                + " user; the profile expects one",
                        "has a power sensor (rapl) beyond its profile",
                        "has glibc 2.27; ONNX Runtime needs glibc 2.28 or newer, so that no model runs there");
    }

    @Test
    void aLowerClockIsTold() {
        BoardFacts pi = board("raspberry-pi-4");
        BoardFacts old = Boards.copy(
                pi,
                List.of(new Cluster("Cortex-A72", 4, 1.5e9)),
                pi.instructionSets(),
                pi.memoryBytes(),
                "musl 1.2.4",
                Map.of());

        assertThat(Recognition.differences(SHIPPED.get("raspberry-pi-4"), old))
                .containsExactly(
                        "runs Cortex-A72 at up to 1.50 GHz; the profile expects 1.80 GHz",
                        "has musl 1.2.4; ONNX Runtime needs glibc 2.28 or newer, so that no model runs there");
    }

    private static BoardFacts board(String profile) {
        return Objects.requireNonNull(Boards.BY_PROFILE.get(profile), profile);
    }

    private static String name(Recognition recognition) {
        return Objects.requireNonNull(recognition.profile()).name();
    }

    private static BoardFacts named(BoardFacts facts, @Nullable String model, List<String> compatible) {
        return new BoardFacts(
                facts.arch(),
                model,
                compatible,
                null,
                null,
                facts.clusters(),
                facts.instructionSets(),
                facts.memoryBytes(),
                facts.libc(),
                null,
                facts.powerSensors(),
                facts.thermalZones(),
                facts.governors(),
                facts.accelerators());
    }
}
