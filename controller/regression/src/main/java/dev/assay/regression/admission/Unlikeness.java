package dev.assay.regression.admission;

import dev.assay.protocol.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** In what two environments differ, of all that makes measurements comparable. */
public final class Unlikeness {
    private record Trait(String name, Function<Environment, Object> of) {}

    /** What {@link Environment#fingerprint()} covers. */
    private static final List<Trait> TRAITS = List.of(
            new Trait("architecture", Environment::arch),
            new Trait("CPU", Environment::cpuModel),
            new Trait("CPU features", Environment::cpuFeatures),
            new Trait("cores", Environment::logicalCores),
            new Trait("operating system", Environment::operatingSystem),
            new Trait("kernel", Environment::kernel),
            new Trait("governor", Environment::governor),
            new Trait("libc", Environment::libc),
            new Trait("Java", Environment::javaVersion),
            new Trait("ONNX Runtime", Environment::onnxRuntimeVersion),
            new Trait("providers", Environment::providers),
            new Trait("agent", Environment::agentVersion),
            new Trait("JVM flags", Environment::runJvmFlags));

    private Unlikeness() {}

    /**
     * One text for each trait in which they differ.
     *
     * @return for instance {@code governor: powersave and performance}; empty when measurements may be compared
     */
    public static List<String> between(Environment baseline, Environment candidate) {
        List<String> differences = new ArrayList<>();
        for (Trait trait : TRAITS) {
            Object one = trait.of().apply(baseline);
            Object other = trait.of().apply(candidate);
            if (!one.equals(other)) {
                differences.add(trait.name() + ": " + one + " and " + other);
            }
        }
        return List.copyOf(differences);
    }
}
