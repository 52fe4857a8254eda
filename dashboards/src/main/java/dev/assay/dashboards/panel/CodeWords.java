package dev.assay.dashboards.panel;

import dev.assay.api.CellState;
import dev.assay.api.DeviceHealth;
import dev.assay.dashboards.json.Json;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.regression.verdict.VerdictState;
import java.util.List;
import java.util.Map;

/** Words and colours for the codes that are stored as numbers, so that alert rules and timelines can compare them. */
@SuppressWarnings("ImmutableEnumChecker") // List.of never changes
public enum CodeWords {
    /** Of {@code verdict.state_code}. */
    VERDICT(
            new Word(InfluxSchema.code(VerdictState.PASS), "PASS", Colour.GOOD),
            new Word(InfluxSchema.code(VerdictState.IMPROVED), "IMPROVED", Colour.BETTER),
            new Word(InfluxSchema.code(VerdictState.INCONCLUSIVE), "undecided", Colour.UNSURE),
            new Word(InfluxSchema.code(VerdictState.FAIL), "FAIL", Colour.BAD)),
    /** Of {@code bench.state_code}. */
    CELL(
            new Word(InfluxSchema.code(CellState.MEASURED), "measured", Colour.GOOD),
            new Word(InfluxSchema.code(CellState.REUSED), "reused", Colour.BETTER),
            new Word(InfluxSchema.code(CellState.SKIPPED), "skipped", Colour.PAST),
            new Word(InfluxSchema.code(CellState.CANCELLED), "cancelled", Colour.UNSURE),
            new Word(InfluxSchema.code(CellState.BUILD_FAILED), "not built", Colour.SUSPICIOUS),
            new Word(InfluxSchema.code(CellState.MEASURE_FAILED), "not measured", Colour.BAD)),
    /** Of {@code telemetry.health_code} and {@code event.health_code}. */
    HEALTH(
            new Word(InfluxSchema.code(DeviceHealth.GOOD), "good", Colour.GOOD),
            new Word(InfluxSchema.code(DeviceHealth.UNKNOWN), "unknown", Colour.UNSURE),
            new Word(InfluxSchema.code(DeviceHealth.SUSPECT), "suspect", Colour.SUSPICIOUS),
            new Word(InfluxSchema.code(DeviceHealth.MAINTENANCE), "maintenance", Colour.BETTER),
            new Word(InfluxSchema.code(DeviceHealth.QUARANTINED), "quarantined", Colour.BAD),
            new Word(InfluxSchema.code(DeviceHealth.RETIRED), "retired", Colour.PAST)),
    /** Of {@code telemetry.connected}. */
    CONNECTED(new Word(0, "silent", Colour.BAD), new Word(1, "connected", Colour.GOOD)),
    /** Of {@code telemetry.throttled}. */
    THROTTLED(new Word(0, "full speed", Colour.GOOD), new Word(1, "throttled", Colour.BAD)),
    /** Of {@code bench.pareto}. A space, since Grafana takes an empty word for none. */
    FRONT(new Word(0, " ", Colour.PLAIN), new Word(1, "◆", Colour.GOOD));

    private record Word(int code, String text, Colour colour) {}

    private final List<Word> words;

    CodeWords(Word... words) {
        this.words = List.of(words);
    }

    /** The codes, in the order in which people should read them. */
    public List<Integer> codes() {
        return words.stream().map(Word::code).toList();
    }

    /**
     * The word for a code.
     *
     * @throws IllegalArgumentException when the code has none
     */
    public String word(int code) {
        return of(code).text();
    }

    /**
     * The colour for a code.
     *
     * @throws IllegalArgumentException when the code has none
     */
    public Colour colour(int code) {
        return of(code).colour();
    }

    private Word of(int code) {
        return words.stream()
                .filter(word -> word.code() == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(this + " has no word for " + code));
    }

    Map<String, Object> mapping() {
        Map<String, Object> options = Json.object();
        for (Word word : words) {
            options.put(
                    Integer.toString(word.code()),
                    Json.object("text", word.text(), "color", word.colour().key(), "index", options.size()));
        }
        return Json.object("type", "value", "options", options);
    }
}
