package dev.assay.dashboards.panel;

import dev.assay.dashboards.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How values are drawn: unit, colours, words for codes, links. Built in one go by one thread; every method changes this look and
 * returns it.
 */
public final class Look {
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<String, Object> custom = new LinkedHashMap<>();

    /** In Grafana's name of a unit. */
    public static Look in(String unit) {
        Look look = new Look();
        look.settings.put("unit", unit);
        return look;
    }

    /** A look that leaves the unit as it is, for overrides. */
    public static Look plain() {
        return new Look();
    }

    /** What stands where there is no value: always a hint at what would give one. */
    public Look whenEmpty(String words) {
        return set("noValue", words);
    }

    /** What the column or series is called. */
    public Look called(String title) {
        return set("displayName", title);
    }

    /** Digits behind the point, once Grafana has scaled the value. */
    public Look decimals(int digits) {
        return set("decimals", digits);
    }

    /** Ends of the axis or of the colours. */
    public Look between(double min, double max) {
        return set("min", min).set("max", max);
    }

    /** Lower end of the axis. */
    public Look from(double min) {
        return set("min", min);
    }

    /** All in one colour. */
    public Look colour(Colour colour) {
        return set("color", Json.object("mode", "fixed", "fixedColor", colour.key()));
    }

    /** Colours by a mode of Grafana: {@code palette-classic}, {@code thresholds}, {@code continuous-GrYlRd}. */
    public Look colourMode(String mode) {
        return set("color", Json.object("mode", mode));
    }

    /** The colour below the first limit, and from each limit on another. */
    public Look thresholds(Colour below, Limit... limits) {
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(Json.object("color", below.key()));
        steps.get(0).put("value", null);
        for (Limit limit : limits) {
            steps.add(Json.object("color", limit.colour().key(), "value", limit.from()));
        }
        return set("thresholds", Json.object("mode", "absolute", "steps", steps));
    }

    /** Words and colours for numbers that stand for something. */
    public Look words(CodeWords words) {
        return set("mappings", List.of(words.mapping()));
    }

    /** Where a click leads. */
    public Look links(Link... links) {
        return set("links", List.of(links).stream().map(Link::json).toList());
    }

    /** A setting that only some kinds of panels have. */
    public Look custom(String key, Object value) {
        custom.put(key, value);
        return this;
    }

    /** A setting that all kinds of panels have and that has no method here. */
    public Look set(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    Map<String, Object> defaults() {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        if (!custom.isEmpty()) {
            all.put("custom", new LinkedHashMap<>(custom));
        }
        return all;
    }

    List<Map<String, Object>> properties() {
        List<Map<String, Object>> properties = new ArrayList<>();
        settings.forEach((key, value) -> properties.add(Json.object("id", key, "value", value)));
        custom.forEach((key, value) -> properties.add(Json.object("id", "custom." + key, "value", value)));
        return properties;
    }
}
