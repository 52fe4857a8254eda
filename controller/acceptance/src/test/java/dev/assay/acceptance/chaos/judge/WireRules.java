package dev.assay.acceptance.chaos.judge;

import dev.assay.acceptance.chaos.judge.Evidence.Session;
import dev.assay.acceptance.chaos.judge.Sighting.Granted;
import dev.assay.acceptance.chaos.judge.Sighting.Reported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Promises that controllers made aloud: what they granted and what they acknowledged, against what they kept. */
final class WireRules {
    private static final String STORED = "STORED";

    private WireRules() {}

    static List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Session> sessions = evidence.sessions().stream()
                .collect(Collectors.toMap(Session::jobId, Function.identity(), (first, second) -> first));
        Map<String, Granted> grants = new HashMap<>();
        Map<String, Reported> stored = new HashMap<>();
        for (Sighting sighting : evidence.wire()) {
            if (sighting instanceof Granted granted) {
                Granted before = grants.put(granted.jobId() + " token " + granted.token(), granted);
                if (before != null) {
                    violations.add(violation(evidence, "a token is granted once", granted, granted.words()));
                }
            } else if (sighting instanceof Reported reported) {
                judge(evidence, reported, sessions.get(reported.jobId()), stored, violations);
            }
        }
        return violations;
    }

    private static void judge(
            Evidence evidence,
            Reported reported,
            @Nullable Session session,
            Map<String, Reported> stored,
            List<Violation> violations) {
        if (!reported.isAcknowledged()) {
            return;
        }
        boolean isStored = reported.outcome().equals(STORED);
        boolean isSession = session != null && session.rawSha256().equals(reported.sha256());
        if (reported.hasFigures() && !isSession) {
            violations.add(violation(
                    evidence,
                    "what was acknowledged is kept",
                    reported,
                    session == null ? "there is no session" : "kept is " + session));
        }
        Evidence.Report kept = evidence.reports().get(reported.sha256());
        if (kept == null || kept.trouble() != null) {
            violations.add(violation(
                    evidence,
                    "what was acknowledged is kept",
                    reported,
                    reported.sha256() + " cannot be read: " + kept));
        }
        if (isStored && reported.hasFigures() && stored.put(reported.jobId(), reported) != null) {
            violations.add(violation(evidence, "a job's report is stored once", reported, reported.words()));
        }
    }

    private static Violation violation(Evidence evidence, String rule, Sighting sighting, String found) {
        return new Violation(rule, "job " + sighting.jobId() + ": " + found, history(evidence, sighting.jobId()));
    }

    /** What was seen of a job on the wire. */
    static List<String> history(Evidence evidence, @Nullable String jobId) {
        return evidence.wire().stream()
                .filter(sighting -> sighting.jobId().equals(jobId))
                .map(Sighting::words)
                .toList();
    }
}
