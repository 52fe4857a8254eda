package dev.assay.acceptance.page;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports of campaigns that never were: the one that seals the form of {@code --json}, and what follows from it. */
final class PlayedReport {
    private static final Path SEALED =
            Path.of("controller/cli/src/test/resources/dev/assay/cli/report/with-sensor.json");
    /** Its one cell has a verdict that fails and one that passes. */
    private static final Path JUDGED =
            Path.of("controller/cli/src/test/resources/dev/assay/cli/report/gates/latency-regressed.json");

    private PlayedReport() {}

    /** The sealed report under a name of its own. */
    static Map<String, Object> named(String campaignId) throws IOException {
        Map<String, Object> report = read(SEALED);
        report.put("campaignId", campaignId);
        return report;
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return new HashMap<>(
                JSON.std.mapFrom(Files.readAllBytes(Repository.root().resolve(file))));
    }

    /** One of a gate that runs, and of which so many cells are measured and judged. Energy is known of all but the first. */
    static Map<String, Object> running(String campaignId, int settled) throws IOException {
        Map<String, Object> judged = read(JUDGED);
        Object verdicts = map(list(judged.get("cells")).get(0)).get("verdicts");
        Map<String, Object> report = named(campaignId);
        List<Object> cells = new ArrayList<>();
        for (Object sealed : list(report.get("cells"))) {
            Map<String, Object> cell = new LinkedHashMap<>(map(sealed));
            boolean isFirst = cells.isEmpty();
            if (cells.size() < settled) {
                cell.put("verdicts", verdicts);
                Map<String, Object> summary = new LinkedHashMap<>(map(cell.get("summary")));
                summary.computeIfPresent("energy", (field, energy) -> isFirst ? Map.of() : energy);
                cell.put("summary", summary);
            } else {
                cell.put("state", "QUEUED");
                cell.keySet().removeAll(List.of("summary", "reason", "owner", "accuracyChange"));
            }
            cells.add(cell);
        }
        report.put("cells", cells);
        report.put("gate", judged.get("gate"));
        report.put("state", "RUNNING");
        report.remove("finishedAt");
        return report;
    }

    /** One with so many measured cells, each a variant of its own and a little slower than the one before. */
    static Map<String, Object> withCells(String campaignId, int count) throws IOException {
        Map<String, Object> report = named(campaignId);
        List<Object> sealed = list(report.get("cells"));
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> cell = new LinkedHashMap<>(map(sealed.get(i % 2)));
            cell.put("index", i);
            cell.put("variant", "rank=0." + (1_000 + i));
            cell.put("onParetoFront", i % 100 == 0);
            Map<String, Object> summary = new LinkedHashMap<>(map(cell.get("summary")));
            Map<String, Object> latency = new LinkedHashMap<>(map(summary.get("latency")));
            double seconds = 0.001 * (1 + i / 100.0);
            latency.put("p50Seconds", Map.of("value", seconds, "halfWidth", seconds / 100, "runs", 5));
            summary.put("latency", latency);
            double accuracy = 0.9 + 0.09 * (i * 37 % 100) / 100.0;
            summary.put("accuracy", Map.of("metric", "top-1", "examples", 540, "correct", 500, "value", accuracy));
            cell.put("summary", summary);
            cells.add(cell);
        }
        report.put("cells", cells);
        report.put("findings", Map.of("found", List.of(), "constraints", List.of()));
        return report;
    }

    /** One in which everything that a stranger can name has this name. */
    static Map<String, Object> hostile(String campaignId, String name) throws IOException {
        Map<String, Object> report = named(campaignId);
        for (String field : List.of("sweep", "branch", "revision", "assayVersion")) {
            report.put(field, name);
        }
        List<Object> cells = new ArrayList<>();
        for (Object sealed : list(report.get("cells"))) {
            Map<String, Object> cell = new LinkedHashMap<>(map(sealed));
            cell.put("model", name);
            cell.put("variant", cell.get("variant") + name);
            cell.computeIfPresent("reason", (field, reason) -> name);
            cell.put("axes", Map.of("quantization", name + cell.get("index"), name, name + cell.get("index")));
            cells.add(cell);
        }
        report.put("cells", cells);
        return report;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object message) {
        return (Map<String, Object>) Objects.requireNonNull(message);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object message) {
        return (List<Object>) Objects.requireNonNull(message);
    }
}
