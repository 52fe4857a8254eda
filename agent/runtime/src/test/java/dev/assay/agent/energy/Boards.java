package dev.assay.agent.energy;

import dev.assay.agent.kernel.CapturedTree;

/** What boards show of their power, named by board and kernel. */
final class Boards {
    private Boards() {}

    /** Raspberry Pi 4B, 6.6.31+rpt-rpi-v8: temperature and a voltage alarm, no power. */
    static void raspberryPi4(CapturedTree tree) {
        tree.sys("class/hwmon/hwmon0/name", "cpu_thermal")
                .sys("class/hwmon/hwmon0/temp1_input", "47718")
                .sys("class/hwmon/hwmon1/name", "rpi_volt")
                .sys("class/hwmon/hwmon1/in0_lcrit_alarm", "0");
    }

    /** Intel N100, 6.8.0-45-generic: one package with its core and uncore, and the memory-mapped twin. */
    static void intelN100(CapturedTree tree) {
        zone(tree, "intel-rapl:0", "package-0", "1000000", "262143328850");
        zone(tree, "intel-rapl:0:0", "core", "400000", "262143328850");
        zone(tree, "intel-rapl:0:1", "uncore", "100000", "262143328850");
        zone(tree, "intel-rapl-mmio:0", "package-0", "7000000", "262143328850");
    }

    /** A laptop with a platform zone beside its package, 6.1.0-25-amd64. */
    static void intelLaptopWithPsys(CapturedTree tree) {
        intelN100(tree);
        zone(tree, "intel-rapl:1", "psys", "5000000", "262143328850");
    }

    /** Two sockets of AMD EPYC, 5.15.0: RAPL by the same powercap driver; the graphics card must not be taken. */
    static void amdEpycTwoSockets(CapturedTree tree) {
        zone(tree, "intel-rapl:0", "package-0", "1000000", "65532610987");
        zone(tree, "intel-rapl:0:0", "core", "1", "65532610987");
        zone(tree, "intel-rapl:1", "package-1", "2000000", "65532610987");
        tree.sys("class/hwmon/hwmon0/name", "k10temp")
                .sys("class/hwmon/hwmon0/temp1_input", "51250")
                .sys("class/hwmon/hwmon1/name", "amdgpu")
                .sys("class/hwmon/hwmon1/power1_average", "31000000");
    }

    /** AMD with the amd_energy driver, 5.10: a counter per core and one per socket. */
    static void amdEnergyDriver(CapturedTree tree) {
        tree.sys("class/hwmon/hwmon2/name", "amd_energy")
                .sys("class/hwmon/hwmon2/energy1_label", "Ecore000")
                .sys("class/hwmon/hwmon2/energy1_input", "5000000")
                .sys("class/hwmon/hwmon2/energy2_label", "Esocket0")
                .sys("class/hwmon/hwmon2/energy2_input", "90000000");
    }

    /** Jetson Orin Nano, L4T 36.3 (5.15.136-tegra): VDD_IN contains the others. */
    static void jetsonOrinNano(CapturedTree tree) {
        tree.sys("class/hwmon/hwmon1/name", "ina3221");
        channel(tree, "hwmon1", 1, "VDD_IN", "5000", "1200");
        channel(tree, "hwmon1", 2, "VDD_CPU_GPU_CV", "5000", "400");
        channel(tree, "hwmon1", 3, "VDD_SOC", "5000", "300");
        tree.sys("class/hwmon/hwmon1/in7_label", "sum of shunt voltages").sys("class/hwmon/hwmon1/in7_input", "99");
    }

    /** Jetson AGX Orin, L4T 35.4: rails side by side in two chips, one channel not connected. */
    static void jetsonAgxOrin(CapturedTree tree) {
        tree.sys("class/hwmon/hwmon3/name", "ina3221").sys("class/hwmon/hwmon4/name", "ina3221");
        channel(tree, "hwmon3", 1, "VDD_GPU_SOC", "20000", "200");
        channel(tree, "hwmon3", 2, "VDD_CPU_CV", "20000", "100");
        channel(tree, "hwmon3", 3, "VIN_SYS_5V0", "5000", "600");
        channel(tree, "hwmon4", 1, "NC", "0", "0");
    }

    /** Jetson Nano, L4T 32.7 (4.9.253-tegra): industrial I/O, milliwatts. */
    static void jetsonNano(CapturedTree tree) {
        String device = "bus/iio/devices/iio:device0/";
        tree.sys(device + "rail_name_0", "POM_5V_IN")
                .sys(device + "in_power0_input", "2250")
                .sys(device + "rail_name_1", "POM_5V_GPU")
                .sys(device + "in_power1_input", "40")
                .sys(device + "rail_name_2", "POM_5V_CPU")
                .sys(device + "in_power2_input", "600");
    }

    /** Kria KV260, 5.15.36-xilinx: the module's INA260. */
    static void kriaKv260(CapturedTree tree) {
        tree.sys("class/hwmon/hwmon0/name", "ina260")
                .sys("class/hwmon/hwmon0/in1_input", "5000")
                .sys("class/hwmon/hwmon0/curr1_input", "900")
                .sys("class/hwmon/hwmon0/power1_input", "4500000");
    }

    private static void zone(CapturedTree tree, String zone, String name, String energy, String range) {
        tree.sys("class/powercap/" + zone + "/name", name)
                .sys("class/powercap/" + zone + "/energy_uj", energy)
                .sys("class/powercap/" + zone + "/max_energy_range_uj", range);
    }

    private static void channel(
            CapturedTree tree, String chip, int channel, String label, String millivolts, String milliamperes) {
        tree.sys("class/hwmon/" + chip + "/in" + channel + "_label", label)
                .sys("class/hwmon/" + chip + "/in" + channel + "_input", millivolts)
                .sys("class/hwmon/" + chip + "/curr" + channel + "_input", milliamperes);
    }
}
