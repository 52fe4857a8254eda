package dev.assay.sweep.reading;

import dev.assay.sweep.DeviceSelector;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code devices}. Stateless. */
final class DeviceReader {
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    static final String NAME_EXPECTED = "a device's name: lower-case letters, digits and -, such as kitchen-pi5";

    private static final String PROFILE_EXPECTED = "a device profile's name, such as raspberry-pi-5";

    private DeviceReader() {}

    static DeviceSelector read(Optional<YamlValue> value) {
        Optional<YamlMap> read = value.flatMap(devices -> devices.map(Section.DEVICES));
        if (read.isEmpty()) {
            return DeviceSelector.ANY;
        }
        YamlMap map = read.get();
        if (map.isEmpty()) {
            map.problem("nothing; expected names, profiles or labels, or no devices at all where any will do");
        }
        List<String> names = map.get("names").map(list -> list.list("[kitchen-pi5]")).orElse(List.of()).stream()
                .flatMap(name -> name.matching(NAME, NAME_EXPECTED).stream())
                .toList();
        List<String> profiles =
                map.get("profiles").map(list -> list.list("[raspberry-pi-5]")).orElse(List.of()).stream()
                        .flatMap(profile -> profile.matching(NAME, PROFILE_EXPECTED).stream())
                        .toList();
        Map<String, String> labels = new LinkedHashMap<>();
        map.get("labels").flatMap(YamlValue::freeMap).ifPresent(wanted -> {
            if (wanted.isEmpty()) {
                wanted.problem("nothing; expected at least one label such as {arch: x86_64}");
            }
            wanted.values()
                    .forEach((label, text) -> text.text("the label's value, such as x86_64")
                            .ifPresent(found -> labels.put(label, found)));
        });
        return new DeviceSelector(names, profiles, labels);
    }
}
