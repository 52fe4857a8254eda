package dev.assay.device.reading;

import dev.assay.yaml.YamlSection;
import java.util.List;

/** The mappings of a profile and the keys that each may have. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
enum ProfileSection implements YamlSection {
    PROFILE(
            "title",
            "arch",
            "simulated",
            "generic",
            "clusters",
            "instruction-sets",
            "memory",
            "power-sensors",
            "thermal",
            "threads",
            "recognised-by",
            "caveats",
            "documented-only",
            "simulation"),
    CLUSTER("core", "cores", "max-clock"),
    SENSOR("kind", "path", "unit", "grade", "covers", "agent-reads"),
    THERMAL("zones", "throttle", "critical"),
    THREADS("default", "sweep", "reason"),
    MARKS("compatible", "model", "dmi", "cpu"),
    DOCUMENTED("vendor", "kernel", "compiler", "community", "general-knowledge"),
    SIMULATION(
            "latency-factor",
            "run-noise",
            "time-constant",
            "ambient",
            "cooling",
            "limit",
            "throttled-latency-factor",
            "idle",
            "busy",
            "faults"),
    FAULTS("run-crash", "link-loss", "restart");

    /** Facts about a board that may have come from a document instead of a board. */
    static final List<String> FACTS = List.of(
            "clusters",
            "clusters.max-clock",
            "instruction-sets",
            "memory",
            "power-sensors",
            "thermal",
            "thermal.zones",
            "thermal.throttle",
            "thermal.critical",
            "threads",
            "recognised-by",
            "caveats");

    private final List<String> keys;

    ProfileSection(String... keys) {
        this.keys = List.of(keys);
    }

    @Override
    public List<String> keys() {
        return keys;
    }
}
