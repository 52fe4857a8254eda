package dev.assay.device.recognition;

import dev.assay.device.BoardFacts;
import dev.assay.device.BoardFacts.Cluster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Boards as a look at them would find them: what their kernels say, put together from their documents. */
final class Boards {
    private static final List<String> ARM_8_0 = List.of("asimd");
    private static final List<String> ARM_8_2 = List.of("asimd", "asimddp", "asimdhp");
    private static final double GIGAHERTZ = 1e9;
    private static final long MEBIBYTE = 1L << 20;

    private Boards() {}

    static final Map<String, BoardFacts> BY_PROFILE = Map.ofEntries(
            Map.entry(
                    "raspberry-pi-5",
                    arm(
                            "Raspberry Pi 5 Model B Rev 1.0",
                            8_062,
                            "cpu-thermal",
                            ARM_8_2,
                            List.of(new Cluster("Cortex-A76", 4, 2.4 * GIGAHERTZ)),
                            "raspberrypi,5-model-b",
                            "brcm,bcm2712")),
            Map.entry(
                    "raspberry-pi-4",
                    arm(
                            "Raspberry Pi 4 Model B Rev 1.4",
                            3_794,
                            "cpu-thermal",
                            ARM_8_0,
                            List.of(new Cluster("Cortex-A72", 4, 1.8 * GIGAHERTZ)),
                            "raspberrypi,4-model-b",
                            "brcm,bcm2711")),
            Map.entry(
                    "raspberry-pi-zero-2-w",
                    arm(
                            "Raspberry Pi Zero 2 W Rev 1.0",
                            416,
                            "cpu-thermal",
                            ARM_8_0,
                            List.of(new Cluster("Cortex-A53", 4, GIGAHERTZ)),
                            "raspberrypi,model-zero-2-w",
                            "brcm,bcm2837")),
            Map.entry(
                    "jetson-nano",
                    withSensor(
                            arm(
                                    "NVIDIA Jetson Nano Developer Kit",
                                    3_956,
                                    "CPU-therm",
                                    ARM_8_0,
                                    List.of(new Cluster("Cortex-A57", 4, 1.4284 * GIGAHERTZ)),
                                    "nvidia,p3450-0000",
                                    "nvidia,tegra210"),
                            "/sys/bus/iio/devices/iio:device0/in_power0_input",
                            "ina3221")),
            Map.entry(
                    "jetson-orin-nano",
                    withSensor(
                            arm(
                                    "NVIDIA Jetson Orin Nano Developer Kit",
                                    7_620,
                                    "cpu-thermal",
                                    ARM_8_2,
                                    List.of(new Cluster("Cortex-A78AE", 6, 1.7280 * GIGAHERTZ)),
                                    "nvidia,p3768-0000+p3767-0005",
                                    "nvidia,p3767-0005",
                                    "nvidia,tegra234"),
                            "/sys/class/hwmon/hwmon1",
                            "ina3221")),
            Map.entry(
                    "rock-5b",
                    arm(
                            "Radxa ROCK 5B",
                            15_720,
                            "package-thermal",
                            ARM_8_2,
                            List.of(
                                    new Cluster("Cortex-A55", 4, 1.8 * GIGAHERTZ),
                                    new Cluster("Cortex-A76", 2, 2.4 * GIGAHERTZ),
                                    new Cluster("Cortex-A76", 2, 2.4 * GIGAHERTZ)),
                            "radxa,rock-5b",
                            "rockchip,rk3588")),
            Map.entry(
                    "coral-dev-board",
                    arm(
                            "Google i.MX8MQ Phanbell",
                            986,
                            "cpu-thermal",
                            ARM_8_0,
                            List.of(new Cluster("Cortex-A53", 4, 1.5 * GIGAHERTZ)),
                            "google,imx8mq-phanbell",
                            "fsl,imx8mq")),
            Map.entry(
                    "rb3-gen2",
                    arm(
                            "Qualcomm Technologies, Inc. Robotics RB3gen2",
                            5_500,
                            "cpu0-thermal",
                            ARM_8_2,
                            List.of(
                                    new Cluster("Cortex-A55", 4, 1.9584 * GIGAHERTZ),
                                    new Cluster("Cortex-A78", 3, 2.4 * GIGAHERTZ),
                                    new Cluster("Cortex-A78", 1, 2.7072 * GIGAHERTZ)),
                            "qcom,qcs6490-rb3gen2",
                            "qcom,qcm6490")),
            Map.entry(
                    "rb5",
                    arm(
                            "Qualcomm Technologies, Inc. Robotics RB5",
                            7_700,
                            "cpu0-thermal",
                            ARM_8_2,
                            List.of(
                                    new Cluster("Cortex-A55", 4, 1.8048 * GIGAHERTZ),
                                    new Cluster("Cortex-A77", 3, 2.4192 * GIGAHERTZ),
                                    new Cluster("Cortex-A77", 1, 2.8416 * GIGAHERTZ)),
                            "qcom,qrb5165-rb5",
                            "qcom,sm8250")),
            Map.entry(
                    "beagleplay",
                    arm(
                            "BeagleBoard.org BeaglePlay",
                            1_880,
                            "main0-thermal",
                            ARM_8_0,
                            List.of(new Cluster("Cortex-A53", 4, 1.4 * GIGAHERTZ)),
                            "beagle,am625-beagleplay",
                            "ti,am625")),
            Map.entry(
                    "imx8m-plus-evk",
                    arm(
                            "NXP i.MX8MPlus EVK board",
                            5_680,
                            "cpu-thermal",
                            ARM_8_0,
                            List.of(new Cluster("Cortex-A53", 4, 1.8 * GIGAHERTZ)),
                            "fsl,imx8mp-evk",
                            "fsl,imx8mp")),
            Map.entry(
                    "stm32mp2",
                    arm(
                            "STMicroelectronics STM32MP257F-DK Discovery Board",
                            3_700,
                            "cpu-thermal",
                            ARM_8_0,
                            List.of(new Cluster("Cortex-A35", 2, 1.5 * GIGAHERTZ)),
                            "st,stm32mp257f-dk",
                            "st,stm32mp257")),
            Map.entry(
                    "kria-kv260",
                    withSensor(
                            arm(
                                    "ZynqMP KV260 revA",
                                    3_930,
                                    "",
                                    ARM_8_0,
                                    List.of(new Cluster("Cortex-A53", 4, 1.333 * GIGAHERTZ)),
                                    "xlnx,zynqmp-sk-kv260-revA",
                                    "xlnx,zynqmp-sk-kv260",
                                    "xlnx,zynqmp"),
                            "/sys/class/hwmon/hwmon0/power1_input",
                            "hwmon")),
            Map.entry("intel-n100", n100("AZW MINI S")),
            Map.entry("generic-x86-64", server()),
            Map.entry(
                    "generic-arm64",
                    arm(
                            "Somebody's Own Board",
                            1_900,
                            "soc-thermal",
                            ARM_8_0,
                            List.of(new Cluster("Cortex-A55", 4, GIGAHERTZ)),
                            "somebody,own-board",
                            "rockchip,rk3566")));

    static BoardFacts arm(
            String model,
            long memoryMebibytes,
            String zone,
            List<String> instructionSets,
            List<Cluster> clusters,
            String... compatible) {
        return new BoardFacts(
                "aarch64",
                model,
                List.of(compatible),
                null,
                null,
                clusters,
                instructionSets,
                memoryMebibytes * MEBIBYTE,
                "glibc 2.36",
                "17.0.15",
                Map.of(),
                zone.isEmpty() ? Map.of() : Map.of("/sys/class/thermal/thermal_zone0", zone),
                List.of("performance", "schedutil"),
                List.of());
    }

    static BoardFacts withSensor(BoardFacts board, String path, String kind) {
        return copy(
                board,
                board.clusters(),
                board.instructionSets(),
                board.memoryBytes(),
                board.libc(),
                Map.of(path, kind));
    }

    static BoardFacts copy(
            BoardFacts board,
            List<Cluster> clusters,
            List<String> instructionSets,
            long memoryBytes,
            @Nullable String libc,
            Map<String, String> powerSensors) {
        return new BoardFacts(
                board.arch(),
                board.deviceTreeModel(),
                board.deviceTreeCompatible(),
                board.machineProduct(),
                board.cpuModel(),
                clusters,
                instructionSets,
                memoryBytes,
                libc,
                board.javaVersion(),
                powerSensors,
                board.thermalZones(),
                board.governors(),
                board.accelerators());
    }

    private static BoardFacts n100(String product) {
        return new BoardFacts(
                "x86_64",
                null,
                List.of(),
                product,
                "Intel(R) N100",
                List.of(new Cluster("Intel(R) N100", 4, 3.4 * GIGAHERTZ)),
                List.of("avx", "avx2", "avx_vnni", "f16c", "fma", "sse4_1", "sse4_2"),
                15_800 * MEBIBYTE,
                "glibc 2.39",
                null,
                Map.of("/sys/class/powercap/intel-rapl:0", "rapl"),
                Map.of("/sys/class/thermal/thermal_zone1", "x86_pkg_temp"),
                List.of("performance", "powersave"),
                List.of("/dev/dri/renderD128"));
    }

    private static BoardFacts server() {
        return new BoardFacts(
                "x86_64",
                null,
                List.of(),
                null,
                "AMD EPYC",
                List.of(new Cluster("AMD EPYC", 2, null)),
                List.of("avx", "avx2", "avx512_vnni", "fma", "sse4_1", "sse4_2"),
                24_000 * MEBIBYTE,
                "glibc 2.36",
                "17.0.15",
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
    }
}
