package dev.assay.device.reading;

import dev.assay.device.BoardFacts;
import dev.assay.device.BoardMarks;
import dev.assay.device.DeviceProfile;
import dev.assay.device.DeviceProfile.Kind;
import dev.assay.device.FactSource;
import dev.assay.device.PowerSensor;
import dev.assay.device.ThermalLimits;
import dev.assay.device.ThreadSettings;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlProblems;
import dev.assay.yaml.YamlText;
import dev.assay.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One profile on its way from text to {@link DeviceProfile}. Every part is read even when others have problems, so that all are told. */
final class ProfileDocument {
    private static final String KIND_EXPECTED = "a device profile";
    private static final int CORES_MAX = 1024;
    private static final Pattern GRADE = Pattern.compile("[A-D]");

    private final String name;
    private final YamlProblems problems;

    ProfileDocument(String name, YamlProblems problems) {
        this.name = name;
        this.problems = problems;
    }

    DeviceProfile read(String yaml) throws ProfileException {
        Optional<YamlMap> map =
                YamlText.root(yaml, KIND_EXPECTED, problems).flatMap(root -> root.map(ProfileSection.PROFILE));
        Optional<DeviceProfile> profile = map.map(this::profile);
        if (!problems.isEmpty() || profile.isEmpty()) {
            throw new ProfileException(problems.inOrder());
        }
        return profile.get();
    }

    private DeviceProfile profile(YamlMap map) {
        Kind kind = kind(map);
        String title = text(map, "title", "what people call the board");
        String arch = map.require("arch", "aarch64 or x86_64")
                .flatMap(value -> value.oneOf(List.of("aarch64", "x86_64"), ""))
                .orElse("");
        List<BoardFacts.Cluster> clusters = (kind == Kind.GENERIC
                        ? map.get("clusters")
                        : map.require("clusters", "the cores of the board"))
                .map(this::clusters)
                .orElse(List.of());
        return new DeviceProfile(
                name,
                title,
                arch,
                kind,
                clusters,
                texts(map.get("instruction-sets"), "[asimd, asimddp]").stream()
                        .sorted()
                        .toList(),
                memory(map.get("memory")),
                sensors(map.require("power-sensors", "a list of sensors, or none")),
                thermal(map.get("thermal")),
                threads(map.require("threads", "default, sweep and reason")),
                marks(map, kind),
                texts(map.get("caveats"), "[a sentence]"),
                documentedOnly(map),
                map.get("simulation").flatMap(SimulationReader::read).orElse(null));
    }

    private Kind kind(YamlMap map) {
        boolean simulated = map.get("simulated").flatMap(YamlValue::truth).orElse(false);
        boolean generic = map.get("generic").flatMap(YamlValue::truth).orElse(false);
        if (simulated && generic) {
            map.problem("simulated and generic; expected at most one of them");
        }
        if (simulated && !map.has("simulation")) {
            map.problem("simulated without simulation; expected how the simulated device behaves");
        }
        return simulated ? Kind.SIMULATED : generic ? Kind.GENERIC : Kind.BOARD;
    }

    private List<BoardFacts.Cluster> clusters(YamlValue value) {
        List<BoardFacts.Cluster> clusters = new ArrayList<>();
        for (YamlValue item : value.list("[{core: Cortex-A76, cores: 4, max-clock: 2.4 GHz}]")) {
            item.map(ProfileSection.CLUSTER).ifPresent(map -> {
                String core = text(map, "core", "the name of the core, such as Cortex-A76");
                int cores = map.require("cores", "how many cores of this kind")
                        .flatMap(count -> count.whole(1, CORES_MAX))
                        .map(Math::toIntExact)
                        .orElse(1);
                @Nullable
                Double maxHertz = map.get("max-clock")
                        .flatMap(clock -> Quantity.FREQUENCY.read(clock, "1 MHz", "10 GHz"))
                        .orElse(null);
                clusters.add(new BoardFacts.Cluster(core, cores, maxHertz));
            });
        }
        return clusters;
    }

    private List<Long> memory(Optional<YamlValue> value) {
        return value.map(sizes -> sizes.oneOrMore("[4 GiB, 8 GiB]")).orElse(List.of()).stream()
                .flatMap(size -> Quantity.MEMORY.read(size, "64 MiB", "4096 GiB").stream())
                .map(Math::round)
                .sorted()
                .toList();
    }

    private List<PowerSensor> sensors(Optional<YamlValue> value) {
        if (value.isEmpty() || value.get().found().equals("\"none\"")) {
            return List.of();
        }
        List<PowerSensor> sensors = new ArrayList<>();
        for (YamlValue item : value.get().list("[{kind: rapl, path: …, …}], or none")) {
            item.map(ProfileSection.SENSOR)
                    .ifPresent(map -> sensors.add(new PowerSensor(
                            text(map, "kind", "rapl, ina3221, hwmon or another kind"),
                            text(map, "path", "a path below /sys with * for numbers, or a command"),
                            text(map, "unit", "the unit that is read there, such as µW"),
                            map.require("grade", "A, B, C or D")
                                    .flatMap(grade -> grade.matching(GRADE, "A, B, C or D"))
                                    .map(PowerSensor.Grade::valueOf)
                                    .orElse(PowerSensor.Grade.D),
                            text(map, "covers", "which part of the board it sees"),
                            map.require("agent-reads", "true if Assay's agent can read it, otherwise false")
                                    .flatMap(YamlValue::truth)
                                    .orElse(false))));
        }
        return sensors;
    }

    private ThermalLimits thermal(Optional<YamlValue> value) {
        return value.flatMap(thermal -> thermal.map(ProfileSection.THERMAL))
                .map(map -> {
                    @Nullable Double throttle = celsius(map, "throttle");
                    @Nullable Double critical = celsius(map, "critical");
                    if (throttle != null && critical != null && throttle > critical) {
                        map.problem("throttle is above critical; expected it below");
                    }
                    return new ThermalLimits(texts(map.get("zones"), "[cpu-thermal]"), throttle, critical);
                })
                .orElse(ThermalLimits.UNKNOWN);
    }

    private static @Nullable Double celsius(YamlMap map, String key) {
        return map.get(key)
                .flatMap(value -> Quantity.TEMPERATURE.read(value, "20 °C", "150 °C"))
                .orElse(null);
    }

    private ThreadSettings threads(Optional<YamlValue> value) {
        return value.flatMap(threads -> threads.map(ProfileSection.THREADS))
                .map(map -> new ThreadSettings(
                        map.require("default", "the number of threads that suits the board")
                                .flatMap(ProfileDocument::threadCount)
                                .orElse(1),
                        map
                                .require("sweep", "a list such as [1, 2, 4]")
                                .map(sweep -> sweep.list("[1, 2, 4]"))
                                .orElse(List.of())
                                .stream()
                                .flatMap(item -> threadCount(item).stream())
                                .sorted()
                                .toList(),
                        text(map, "reason", "a sentence: why these")))
                .orElse(new ThreadSettings(1, List.of(1), ""));
    }

    private static Optional<Integer> threadCount(YamlValue value) {
        return value.whole(1, CORES_MAX).map(Math::toIntExact);
    }

    private BoardMarks marks(YamlMap profile, Kind kind) {
        Optional<YamlValue> value = profile.get("recognised-by");
        if (kind != Kind.BOARD) {
            value.ifPresent(marks -> marks.problem("a generic or simulated profile is never recognised; remove it"));
            return BoardMarks.NONE;
        }
        return profile.require("recognised-by", "at least one of compatible, model, dmi or cpu")
                .flatMap(marks -> marks.map(ProfileSection.MARKS))
                .map(map -> {
                    if (map.isEmpty()) {
                        map.problem("nothing; expected at least one of compatible, model, dmi or cpu");
                    }
                    return new BoardMarks(
                            texts(map.get("compatible"), "[\"raspberrypi,5-model-b\"]"),
                            texts(map.get("model"), "[Raspberry Pi 5*]"),
                            texts(map.get("dmi"), "[Vendor Product*]"),
                            texts(map.get("cpu"), "[Intel(R) N100]"));
                })
                .orElse(BoardMarks.NONE);
    }

    private Map<String, FactSource> documentedOnly(YamlMap profile) {
        Map<String, FactSource> sources = new LinkedHashMap<>();
        profile.get("documented-only")
                .flatMap(value -> value.map(ProfileSection.DOCUMENTED))
                .ifPresent(map -> {
                    for (FactSource source : FactSource.values()) {
                        for (YamlValue field : map.get(source.text())
                                .map(list -> list.list("[clusters, memory]"))
                                .orElse(List.of())) {
                            field.oneOf(ProfileSection.FACTS, "a field of this profile: ")
                                    .ifPresent(found -> addSource(profile, sources, field, found, source));
                        }
                    }
                });
        return sources;
    }

    private static void addSource(
            YamlMap profile, Map<String, FactSource> sources, YamlValue field, String found, FactSource source) {
        if (!profile.has(found.split("\\.")[0])) {
            field.problem("\"" + found + "\" is not in this profile; expected a field that is");
        } else if (sources.putIfAbsent(found, source) != null) {
            field.problem("\"" + found + "\" is named twice; expected one source");
        }
    }

    private static List<String> texts(Optional<YamlValue> value, String example) {
        return value.map(list -> list.list(example)).orElse(List.of()).stream()
                .flatMap(item -> item.text("a text, as in " + example).stream())
                .toList();
    }

    private static String text(YamlMap map, String key, String expected) {
        return map.require(key, expected).flatMap(value -> value.text(expected)).orElse("");
    }
}
