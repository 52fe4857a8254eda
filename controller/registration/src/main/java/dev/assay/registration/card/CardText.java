package dev.assay.registration.card;

import dev.assay.api.DeviceRow;
import dev.assay.api.HealthCheckRow;
import dev.assay.device.BoardFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A device card as text: a line for each thing that is known, and for each that was looked for and not found. */
public final class CardText {
    private static final int NAME_WIDTH = 10;

    private final List<String> lines = new ArrayList<>();

    private CardText() {}

    /** The card, several lines. */
    public static String of(DeviceCard card) {
        CardText text = new CardText();
        DeviceRow device = card.device();
        BoardFacts facts = card.facts();
        text.lines.add(device.name() + (device.simulated() ? " (simulated)" : ""));
        text.add("profile", card.profile().title() + " (" + card.profile().name() + ")");
        card.profile().differences().forEach(difference -> text.add("", "≠ " + difference));
        text.add("board", BoardText.summary(facts));
        text.add(
                "ISA",
                facts.instructionSets().isEmpty() ? "none that matters" : String.join(" ", facts.instructionSets()));
        text.add(
                "governor",
                facts.governors().isEmpty()
                        ? "none"
                        : device.environment().governor() + " of " + String.join(", ", facts.governors()));
        text.add("energy", facts.powerSensors().isEmpty() ? "no sensor" : sensors(facts.powerSensors()));
        text.add("thermal", facts.thermalZones().isEmpty() ? "no zone" : zones(facts.thermalZones()));
        if (!facts.accelerators().isEmpty()) {
            text.add("devices", String.join(" ", facts.accelerators()));
        }
        text.add(
                "ORT",
                device.environment().onnxRuntimeVersion() + ", "
                        + String.join(", ", device.environment().providers()));
        text.add("health", health(device));
        text.add("noise", noise(device.lastCheck()));
        text.add("agent", device.environment().agentVersion() + ", Java " + card.javaVersion() + ", " + card.service());
        text.add("route", card.route());
        if (!device.labels().isEmpty()) {
            text.add(
                    "labels",
                    new TreeMap<>(device.labels())
                            .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" ")));
        }
        return String.join("\n", text.lines);
    }

    private void add(String name, String value) {
        lines.add(("  " + name + " ".repeat(NAME_WIDTH - name.length()) + value).stripTrailing());
    }

    private static String sensors(Map<String, String> pathsWithKinds) {
        return new TreeMap<>(pathsWithKinds)
                .entrySet().stream()
                        .map(sensor -> sensor.getValue() + " " + sensor.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String zones(Map<String, String> pathsWithTypes) {
        return String.join(", ", new TreeMap<>(pathsWithTypes).values());
    }

    private static String health(DeviceRow device) {
        return device.health().name().toLowerCase(Locale.ROOT)
                + (device.healthReason().isBlank() ? "" : ": " + device.healthReason());
    }

    /** The noise score and what follows from it. */
    static String noise(@Nullable HealthCheckRow check) {
        if (check == null || check.noisePercent() == null) {
            return "not known yet: it takes more checks";
        }
        Double smallest = check.smallestChangePercent();
        return percent(check.noisePercent())
                + (smallest == null ? "" : "; smallest visible change " + percent(smallest));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f %%" : "%.0f %%", value);
    }
}
