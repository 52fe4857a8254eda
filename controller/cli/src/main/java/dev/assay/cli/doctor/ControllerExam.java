package dev.assay.cli.doctor;

import static dev.assay.cli.doctor.Check.Area.CONTROLLER;

import dev.assay.api.ControllerCondition;
import dev.assay.api.ControllerInfo;
import dev.assay.api.ControllerRow;
import dev.assay.api.TokenScope;
import dev.assay.cli.client.ApiException;
import dev.assay.protocol.CodeIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a controller is reached, who asks it, and whether its code and its clock agree with ours. */
public final class ControllerExam {
    /** Beyond this, times in reports and the lives of tokens are misleading; no lease depends on it. */
    private static final Duration SKEW_MAX = Duration.ofSeconds(30);

    private static final double MILLIS_PER_SECOND = 1e3;

    private final Findings findings;

    public ControllerExam(Findings findings) {
        this.findings = findings;
    }

    /** Nobody answered, or not as a controller does. */
    public void unreached(ApiException why) {
        findings.wrong(
                CONTROLLER,
                "reached",
                String.valueOf(why.getMessage()),
                "see whether it runs (docker compose ps, systemctl status assay-controller) and what its log says last");
    }

    /** It does not know of its own condition. */
    public void tooOld() {
        findings.wrong(
                CONTROLLER,
                "condition",
                "it does not know the question",
                "update it; see deploy/README.md, \"Upgrade\"");
    }

    /** What everybody may know who may read. */
    public void identity(ControllerInfo info, String url) {
        findings.fine(CONTROLLER, "reached", url + ", farm " + info.farmId());
        String ours = CodeIdentity.RELEASE;
        findings.judge(
                CONTROLLER,
                "version",
                info.version().equals(ours),
                info.version() + (info.version().equals(ours) ? "" : "; this command line is " + ours),
                "update the older of the two; see deploy/README.md, \"Upgrade\"");
        List<String> others = info.controllers().stream()
                .map(ControllerRow::version)
                .filter(version -> !version.equals(info.version()))
                .distinct()
                .toList();
        findings.judge(
                CONTROLLER,
                "controllers",
                others.isEmpty() && !info.controllers().isEmpty(),
                info.controllers().stream()
                        .map(row -> (row.url() == null ? "(no address)" : row.url()) + " " + row.version())
                        .collect(Collectors.joining(", ")),
                "controllers of one farm should be of one version, each with assay.public-url set");
    }

    /**
     * Scope and clock.
     *
     * @param asked when the request was sent, by our clock
     * @param answered when its answer was there, by our clock
     */
    public void standing(ControllerCondition condition, Instant asked, Instant answered) {
        String scope = condition.scope().name().toLowerCase(Locale.ROOT);
        if (condition.scope() == TokenScope.ADMIN) {
            findings.fine(CONTROLLER, "token", scope + ": sees everything");
        } else {
            findings.notSeen(CONTROLLER, "token", scope + ": enough to look; a trial (--with-job) needs admin");
        }
        Instant theirs = Instant.parse(condition.at());
        Duration ahead = theirs.isAfter(answered)
                ? Duration.between(answered, theirs)
                : theirs.isBefore(asked) ? Duration.between(theirs, asked) : Duration.ZERO;
        double seconds = ahead.toMillis() / MILLIS_PER_SECOND;
        String side = theirs.isAfter(answered) ? " ahead of" : " behind";
        findings.judge(
                CONTROLLER,
                "clock",
                ahead.compareTo(SKEW_MAX) <= 0,
                ahead.isZero() ? "agrees with this machine's" : Amount.seconds(seconds) + side + " this machine's",
                "start a time service on both machines; the farm's clock is its store's");
    }
}
