package dev.assay.sweep.reading;

import dev.assay.sweep.MeasureSettings;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlValue;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code measure}. Stateless. */
final class MeasureReader {
    private static final Duration HOUR = Duration.ofHours(1);

    private MeasureReader() {}

    static MeasureSettings read(Optional<YamlValue> value) {
        Optional<YamlMap> read = value.flatMap(measure -> measure.map(Section.MEASURE));
        if (read.isEmpty()) {
            return MeasureSettings.DEFAULT;
        }
        YamlMap map = read.get();
        int problemsBefore = map.problems().count();
        MeasureSettings defaults = MeasureSettings.DEFAULT;
        Duration duration = duration(map, "duration", Duration.ofMillis(10), HOUR, defaults.duration());
        int samples = count(map, "samples", MeasureSettings.SAMPLES_MAX, defaults.samples());
        int runs = count(map, "runs", MeasureSettings.RUNS_MAX, defaults.runs());
        Duration warmup = duration(map, "warmup", Duration.ZERO, Duration.ofMinutes(10), defaults.warmup());
        // A long warm-up or run moves the defaults that bound it; what is written is never moved.
        Duration warmupMax = duration(map, "warmup-max", warmup, HOUR, longer(defaults.warmupMax(), warmup));
        Duration busy = warmupMax.plus(duration);
        Duration timeout = duration(
                map,
                "timeout",
                busy.plusMillis(1),
                Duration.ofHours(24),
                longer(defaults.timeout(), busy.multipliedBy(2)));
        Duration cooldown = duration(map, "cooldown", Duration.ZERO, HOUR, defaults.cooldownMax());
        boolean profile = map.get("profile").flatMap(YamlValue::truth).orElse(defaults.profile());
        return map.problems().count() > problemsBefore
                ? defaults
                : new MeasureSettings(duration, samples, runs, warmup, warmupMax, timeout, cooldown, profile);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static int count(YamlMap map, String key, int most, int otherwise) {
        return map.get(key)
                .flatMap(value -> value.whole(1, most))
                .map(Math::toIntExact)
                .orElse(otherwise);
    }

    private static Duration duration(YamlMap map, String key, Duration least, Duration most, Duration otherwise) {
        return map.get(key)
                .flatMap(value -> value.parsed("a duration such as 10s", DurationText::parse)
                        .filter(found -> {
                            boolean isWithin = found.compareTo(least) >= 0 && found.compareTo(most) <= 0;
                            if (!isWithin) {
                                value.expected(DurationText.of(least) + " to " + DurationText.of(most));
                            }
                            return isWithin;
                        }))
                .orElse(otherwise);
    }
}
