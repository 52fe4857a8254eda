package dev.assay.registration.probe;

import dev.assay.device.BoardFacts.Cluster;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the probe's answers say of the CPU. */
final class CpuReading {
    private static final double HERTZ_PER_KILOHERTZ = 1e3;

    /** As the agent names them; what else the kernel lists does not matter to inference kernels. */
    private static final Set<String> RELEVANT = Set.of(
            "sse4_1",
            "sse4_2",
            "avx",
            "f16c",
            "fma",
            "avx2",
            "avx_vnni",
            "avx512f",
            "avx512bw",
            "avx512dq",
            "avx512vl",
            "avx512_vnni",
            "avx512_bf16",
            "avx512_fp16",
            "amx_tile",
            "amx_int8",
            "amx_bf16",
            "asimd",
            "asimdhp",
            "asimddp",
            "i8mm",
            "bf16",
            "sve",
            "sve2",
            "sme");

    /** One core; the name is null where /proc/cpuinfo tells none. */
    private static final class Core {
        private @Nullable String name;
        private String implementer = "";
    }

    private final Map<Integer, Core> cores = new TreeMap<>();
    private final Map<Integer, Double> hertz = new TreeMap<>();
    private final List<String> instructionSets;
    private final @Nullable String model;

    CpuReading(Answers answers) {
        Set<String> features = new TreeSet<>();
        String found = null;
        Core core = new Core();
        for (String line : answers.all("cpuinfo")) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon)).strip()) {
                case "processor" -> {
                    core = new Core();
                    if (value.matches("[0-9]{1,5}")) {
                        cores.put(Integer.parseInt(value), core);
                    }
                }
                case "model name" -> {
                    core.name = value;
                    found = value;
                }
                case "CPU implementer" -> core.implementer = value;
                case "CPU part" -> core.name = CoreNames.of(core.implementer, value);
                case "Features", "flags" -> features.addAll(Arrays.asList(value.split("\\s+")));
                default -> {
                    // The script asks for no other line.
                }
            }
        }
        model = found;
        features.retainAll(RELEVANT);
        instructionSets = List.copyOf(features);
        readHertz(answers);
        nameHybrid(answers);
    }

    /** Sorted. */
    List<String> instructionSets() {
        return instructionSets;
    }

    /** The CPU's own name; null where it tells none, as most ARM ones. */
    @Nullable
    String model() {
        return model;
    }

    /** Cores by kind, fastest last; at least one. */
    List<Cluster> clusters() {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Double> fastest = new TreeMap<>();
        cores.forEach((number, core) -> {
            String name = core.name == null ? "unknown" : core.name;
            counts.merge(name, 1, Integer::sum);
            if (hertz.containsKey(number)) {
                fastest.merge(name, hertz.get(number), Math::max);
            }
        });
        if (counts.isEmpty()) {
            return List.of(new Cluster("unknown", 1, null));
        }
        return counts.entrySet().stream()
                .map(entry -> new Cluster(entry.getKey(), entry.getValue(), fastest.get(entry.getKey())))
                .sorted(Comparator.comparingDouble(cluster -> cluster.maxHertz() == null ? 0 : cluster.maxHertz()))
                .toList();
    }

    private void readHertz(Answers answers) {
        for (String line : answers.all("hertz")) {
            String[] words = line.split("\\s+");
            if (words.length == 2 && words[0].matches("[0-9]{1,5}") && words[1].matches("[0-9]{1,12}")) {
                hertz.put(Integer.valueOf(words[0]), Long.parseLong(words[1]) * HERTZ_PER_KILOHERTZ);
            }
        }
    }

    /** Intel's hybrid processors give all their cores one name; the kernel lists which are which. */
    private void nameHybrid(Answers answers) {
        String fast = answers.one("cpu-core").orElse("");
        String small = answers.one("cpu-atom").orElse("");
        if (fast.isEmpty() || small.isEmpty()) {
            return;
        }
        rename(fast, "performance core");
        rename(small, "efficiency core");
    }

    private void rename(String list, String name) {
        for (String range : list.split(",")) {
            String[] ends = range.strip().split("-");
            if (Arrays.stream(ends).allMatch(end -> end.matches("[0-9]{1,5}"))) {
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
                    if (cores.containsKey(number)) {
                        cores.get(number).name = name;
                    }
                }
            }
        }
    }
}
