package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.WaiverRow;
import dev.assay.cli.report.ExitCodes;
import dev.assay.cli.table.PrintableText;
import dev.assay.protocol.WireJson;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A gate as SARIF 2.1.0. A regression is a result of kind {@code fail}, suppressed when it is waived; what is not decided is of kind
 * {@code open}; passes are left out, since readers show every result as an alert. Faults of the farm are notifications of the run.
 */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final List<GatedMetric> RULES = List.of(GatedMetric.values());

    private final CampaignReport report;
    private final String sweepFile;
    private final Remedy remedy;

    private SarifLog(CampaignReport report, String sweepFile) {
        this.report = report;
        this.sweepFile = sweepFile;
        this.remedy = new Remedy(report);
    }

    /**
     * The whole document.
     *
     * @param sweepFile where readers show the results: the sweep's file as the user named it
     */
    public static String of(CampaignReport report, String sweepFile) {
        return new String(WireJson.writePretty(new SarifLog(report, sweepFile).log()), StandardCharsets.UTF_8) + "\n";
    }

    private Map<String, Object> log() {
        return object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run()));
    }

    private Map<String, Object> run() {
        Map<String, Object> driver = object(
                "name", "assay gate",
                "version", report.assayVersion(),
                "rules", RULES.stream().map(this::rule).toList());
        List<Map<String, Object>> results = GateLine.of(report).stream()
                .filter(line -> line.needsAttention() && !line.isFault())
                .map(this::result)
                .toList();
        return object(
                "tool", object("driver", driver),
                "invocations", List.of(invocation()),
                "results", results,
                "columnKind", "utf16CodeUnits",
                "properties",
                        object(
                                "campaign",
                                report.campaignId(),
                                "outcome",
                                GateOutcome.of(report).text()));
    }

    private Map<String, Object> rule(GatedMetric metric) {
        return object(
                "id", metric.key(), "shortDescription", message(metric.key() + " is not worse than the baseline's"));
    }

    private Map<String, Object> invocation() {
        int exitCode = GateOutcome.of(report).exitCode(false);
        boolean isExecuted = exitCode != ExitCodes.FARM_FAILED && exitCode != ExitCodes.WRONG_INPUT;
        Stream<CellRow> faults =
                GateLine.of(report).stream().filter(GateLine::isFault).map(GateLine::cell);
        List<Map<String, Object>> notifications = Stream.concat(GateLine.unjudged(report).stream(), faults)
                .distinct()
                .map(this::notification)
                .toList();
        return object("executionSuccessful", isExecuted, "toolExecutionNotifications", notifications);
    }

    private Map<String, Object> notification(CellRow cell) {
        String device = cell.device();
        String reason = cell.reason();
        return object(
                "level",
                cell.owner() == null ? "warning" : "error",
                "message",
                message(cell.model() + " " + cell.variant() + (device == null ? "" : " on " + device)
                        + " was not judged: " + (reason == null ? cell.state().name() : reason)));
    }

    private Map<String, Object> result(GateLine line) {
        Verdict verdict = line.verdict();
        boolean isFailure = verdict.blocks();
        Map<String, Object> result = object(
                "ruleId", verdict.metric().key(),
                "ruleIndex", RULES.indexOf(verdict.metric()),
                "kind", isFailure ? "fail" : "open",
                // The standard wants it: only a failure has another level.
                "level", isFailure ? "error" : "none",
                "message",
                        message(line.label() + " " + line.name() + ": " + verdict.explanation() + " → "
                                + remedy.of(line)),
                "locations", List.of(location(line)),
                "partialFingerprints", object("assayVerdict/v1", report.sweep() + "/" + line.name()));
        WaiverRow waiver = line.row().waiver();
        if (line.isWaived() && waiver != null) {
            result.put(
                    "suppressions",
                    List.of(object("kind", "external", "status", "accepted", "justification", waiver.note())));
        }
        return result;
    }

    private Map<String, Object> location(GateLine line) {
        return object(
                "physicalLocation",
                        object("artifactLocation", object("uri", uri(sweepFile)), "region", object("startLine", 1)),
                "logicalLocations", List.of(object("fullyQualifiedName", line.name())));
    }

    private static String uri(String path) {
        String plain = path.replace('\\', '/');
        try {
            return plain.startsWith("/")
                    ? new URI("file", "", plain, null).toASCIIString()
                    : new URI(null, null, plain, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the sweep's file is \"" + path + "\"; expected a path", e);
        }
    }

    private static Map<String, Object> message(String text) {
        return object("text", PrintableText.of(text));
    }

    /** Names and values by turns, in this order. */
    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        List<Object> parts = new ArrayList<>(Arrays.asList(namesAndValues));
        for (int i = 0; i < parts.size(); i += 2) {
            object.put((String) parts.get(i), parts.get(i + 1));
        }
        return object;
    }
}
