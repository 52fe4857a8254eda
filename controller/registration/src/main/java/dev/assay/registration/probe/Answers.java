package dev.assay.registration.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the probe's script printed: values by their key, in order. Lines of another form are passed over. */
final class Answers {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    Answers(String output) {
        for (String line : output.split("\n")) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                String value = line.substring(tab + 1).strip();
                values.computeIfAbsent(line.substring(0, tab), key -> new ArrayList<>())
                        .add(value);
            }
        }
    }

    /** All values of a key that are not empty. */
    List<String> all(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The first value of a key that is not empty. */
    Optional<String> one(String key) {
        return all(key).stream().findFirst();
    }

    /** The first value of a key, if it is a number. */
    OptionalLong number(String key) {
        return one(key).filter(value -> value.matches("-?[0-9]{1,15}"))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElse(OptionalLong.empty());
    }

    boolean has(String key) {
        return one(key).isPresent();
    }
}
