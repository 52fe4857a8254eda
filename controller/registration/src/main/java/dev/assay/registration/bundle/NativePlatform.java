package dev.assay.registration.bundle;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A platform that ONNX Runtime is built for and an agent can run on. */
public enum NativePlatform {
    /** 64-bit x86. */
    LINUX_X86_64("x86_64", "amd64", "linux-x64"),
    /** 64-bit ARM. */
    LINUX_AARCH64("aarch64", "aarch64", "linux-aarch64");

    private final String machine;
    private final String javaArch;
    private final String onnxRuntimeFolder;

    NativePlatform(String machine, String javaArch, String onnxRuntimeFolder) {
        this.machine = machine;
        this.javaArch = javaArch;
        this.onnxRuntimeFolder = onnxRuntimeFolder;
    }

    /** The platform of a Linux board; empty when no agent runs on it. */
    public static Optional<NativePlatform> ofMachine(String machine) {
        return Arrays.stream(values())
                .filter(platform -> platform.machine.equals(machine))
                .findFirst();
    }

    /** The platform of this JVM; empty on other systems than Linux. */
    public static Optional<NativePlatform> ofThisJvm() {
        return Arrays.stream(values())
                .filter(platform -> System.getProperty("os.name").equals("Linux")
                        && platform.javaArch.equals(System.getProperty("os.arch")))
                .findFirst();
    }

    /** Every machine that an agent runs on, for messages. */
    public static String machines() {
        return Arrays.stream(values()).map(NativePlatform::machine).collect(Collectors.joining(" or "));
    }

    /** As {@code uname -m} says. */
    public String machine() {
        return machine;
    }

    /** The folder of its libraries below {@code ai/onnxruntime/native} in ONNX Runtime's jar. */
    String onnxRuntimeFolder() {
        return onnxRuntimeFolder;
    }
}
