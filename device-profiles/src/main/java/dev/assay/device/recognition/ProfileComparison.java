package dev.assay.device.recognition;

import dev.assay.device.BoardFacts;
import dev.assay.device.BoardFacts.Cluster;
import dev.assay.device.DeviceProfile;
import dev.assay.device.DeviceProfile.Kind;
import dev.assay.device.PowerSensor;
import dev.assay.device.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One board beside its profile. One thread owns it. */
final class ProfileComparison {
    /** Firmware and kernel keep some memory for themselves, graphics up to a fifth of it. */
    private static final double MEMORY_SHARE_MIN = 0.75;

    private static final double MEMORY_SHARE_MAX = 1.05;
    /** Kernels round clocks. */
    private static final double CLOCK_TOLERANCE = 0.02;

    private static final double BYTES_PER_GIBIBYTE = 1L << 30;
    private static final double HERTZ_PER_GIGAHERTZ = 1e9;
    private static final Pattern GLIBC = Pattern.compile("glibc (\\d{1,3})\\.(\\d{1,3}).*");
    private static final int GLIBC_MAJOR_MIN = 2;
    private static final int GLIBC_MINOR_MIN = 28;

    private final DeviceProfile profile;
    private final BoardFacts facts;
    private final List<String> sentences = new ArrayList<>();

    ProfileComparison(DeviceProfile profile, BoardFacts facts) {
        this.profile = profile;
        this.facts = facts;
    }

    List<String> sentences() {
        if (!profile.arch().equals(facts.arch())) {
            say("is %s; the profile is for %s", facts.arch(), profile.arch());
            return List.copyOf(sentences);
        }
        compareCores();
        compareInstructionSets();
        compareMemory();
        comparePowerSensors();
        compareThermalZones();
        checkLibc();
        return List.copyOf(sentences);
    }

    private void compareCores() {
        if (profile.clusters().isEmpty()) {
            return;
        }
        String expected = CoreText.of(profile.clusters());
        String found = CoreText.of(facts.clusters());
        if (!expected.equals(found)) {
            say("has %s; the profile expects %s", found, expected);
            return;
        }
        for (Cluster cluster : profile.clusters()) {
            Optional<Double> clock = facts.clusters().stream()
                    .filter(other -> other.core().equals(cluster.core()))
                    .map(Cluster::maxHertz)
                    .flatMap(hertz -> Optional.ofNullable(hertz).stream())
                    .max(Double::compare);
            Double named = cluster.maxHertz();
            if (clock.isPresent()
                    && named != null
                    && Math.abs(clock.get() - highest(cluster.core(), named)) > CLOCK_TOLERANCE * named) {
                say(
                        "runs %s at up to %.2f GHz; the profile expects %.2f GHz",
                        cluster.core(),
                        clock.get() / HERTZ_PER_GIGAHERTZ,
                        highest(cluster.core(), named) / HERTZ_PER_GIGAHERTZ);
            }
        }
    }

    /** Two clusters may have equal cores and different clocks. */
    private double highest(String core, double otherwise) {
        return profile.clusters().stream()
                .filter(cluster -> cluster.core().equals(core))
                .map(Cluster::maxHertz)
                .flatMap(hertz -> Optional.ofNullable(hertz).stream())
                .max(Double::compare)
                .orElse(otherwise);
    }

    private void compareInstructionSets() {
        List<String> missing = profile.instructionSets().stream()
                .filter(set -> !facts.instructionSets().contains(set))
                .toList();
        if (!missing.isEmpty()) {
            say("lacks the instruction sets %s, which the profile expects", String.join(", ", missing));
        }
        List<String> more = facts.instructionSets().stream()
                .filter(set -> !profile.instructionSets().contains(set))
                .toList();
        if (!more.isEmpty() && profile.kind() == Kind.BOARD) {
            say("has the instruction sets %s beyond its profile", String.join(", ", more));
        }
    }

    private void compareMemory() {
        if (profile.memoryBytes().isEmpty()) {
            return;
        }
        boolean isSold = profile.memoryBytes().stream()
                .anyMatch(size -> facts.memoryBytes() >= MEMORY_SHARE_MIN * size
                        && facts.memoryBytes() <= MEMORY_SHARE_MAX * size);
        if (!isSold) {
            say(
                    "has %.1f GiB of memory; the profile expects %s",
                    facts.memoryBytes() / BYTES_PER_GIBIBYTE,
                    String.join(
                            " or ",
                            profile.memoryBytes().stream()
                                    .map(ProfileComparison::gibibytes)
                                    .toList()));
        }
    }

    private static String gibibytes(long bytes) {
        double gibibytes = bytes / BYTES_PER_GIBIBYTE;
        return String.format(Locale.ROOT, gibibytes < 1 ? "%.1f GiB" : "%.0f GiB", gibibytes);
    }

    private void comparePowerSensors() {
        for (PowerSensor sensor : profile.powerSensors()) {
            if (sensor.inKernel()
                    && facts.powerSensors().entrySet().stream().noneMatch(found -> isSame(sensor, found))) {
                say(
                        "has no %s power sensor at %s, or it cannot be seen by this user; the profile expects one",
                        sensor.kind(), sensor.path());
            }
        }
        facts.powerSensors().entrySet().stream()
                .filter(found -> profile.powerSensors().stream().noneMatch(sensor -> isSame(sensor, found)))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .forEach(kind -> {
                    if (profile.kind() == Kind.BOARD) {
                        say("has a power sensor (%s) beyond its profile", kind);
                    }
                });
    }

    private static boolean isSame(PowerSensor sensor, Map.Entry<String, String> found) {
        return sensor.kind().equals(found.getValue())
                || TextPattern.matches(sensor.path(), found.getKey())
                || TextPattern.matches(sensor.path(), found.getKey() + "/*");
    }

    private void compareThermalZones() {
        List<String> expected = profile.thermal().zones();
        boolean isThere = facts.thermalZones().values().stream()
                .anyMatch(found -> expected.stream().anyMatch(zone -> TextPattern.matches(zone, found)));
        if (!expected.isEmpty() && !isThere) {
            say("has no thermal zone %s, so that nobody sees when it is hot", String.join(" or ", expected));
        }
    }

    /** Of every board alike: ONNX Runtime's library is linked with a glibc of that version. */
    private void checkLibc() {
        String libc = facts.libc();
        if (libc == null) {
            return;
        }
        Matcher matcher = GLIBC.matcher(libc);
        int major = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        int minor = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (major < GLIBC_MAJOR_MIN || (major == GLIBC_MAJOR_MIN && minor < GLIBC_MINOR_MIN)) {
            say(
                    "has %s; ONNX Runtime needs glibc %d.%d or newer, so that no model runs there",
                    libc, GLIBC_MAJOR_MIN, GLIBC_MINOR_MIN);
        }
    }

    private void say(String format, Object... values) {
        sentences.add(String.format(Locale.ROOT, format, values));
    }
}
