package dev.assay.cli.certify;

import dev.assay.api.DeviceCertificate;
import dev.assay.cli.figure.Amounts;
import dev.assay.regression.certification.Certification;
import dev.assay.regression.certification.CertificationState;
import dev.assay.regression.certification.KnownGate;
import dev.assay.regression.certification.MetricOutcome;
import dev.assay.regression.certification.SeenPairs;
import dev.assay.regression.certification.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A certificate in sentences. */
public final class CertificateWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double PERCENT = 100;

    private CertificateWords() {}

    /** All in one line: {@code certified on 2026-11-21: 0 of 100 false alarms (≤ 3.0 %), sees 3.4 %}. */
    public static String line(DeviceCertificate certificate) {
        Certification certification = certificate.certification();
        Tally unchanged = certification.falseAlarms().tally();
        Double visible = certification.smallestVisible();
        return state(certification) + " on "
                + DAY.format(Instant.ofEpochMilli(Math.round(certificate.finishedAtEpochSeconds() * MILLIS_PER_SECOND)))
                + ": " + unchanged.failed() + " of " + unchanged.judged() + " false alarms (≤ "
                + CertificateTable.percent(certification.falseAlarms().rateHigh()) + "), "
                + (visible == null ? "sees no planted slow-down surely" : "sees " + CertificateTable.percent(visible));
    }

    /** In few words, for a table: {@code sees 3.4 %}. */
    public static String brief(DeviceCertificate certificate) {
        Double visible = certificate.certification().smallestVisible();
        boolean isTrusted = certificate.certification().state() == CertificationState.CERTIFIED;
        return isTrusted && visible != null
                ? "sees " + CertificateTable.percent(visible)
                : state(certificate.certification());
    }

    /** Whether it is trusted, in a word or two. */
    static String state(Certification certification) {
        return switch (certification.state()) {
            case CERTIFIED -> "certified";
            case NOT_CERTIFIED -> "not certified";
            case UNFINISHED -> "not certified yet";
        };
    }

    /** What was run, and under which terms. */
    public static String terms(DeviceCertificate certificate) {
        Certification certification = certificate.certification();
        Double mustCatch = certification.mustCatch();
        return certificate.sweep() + ": " + String.join(", ", certificate.models()) + " · "
                + Amounts.count(certification.gates(), "gate") + " in "
                + Amounts.duration(Duration.ofMillis(Math.round(certification.seconds() * MILLIS_PER_SECOND)))
                + (mustCatch == null
                        ? ""
                        : " · gates promise to catch " + CertificateTable.percent(mustCatch) + " of latency")
                + " · seed " + certificate.seed() + " · assay " + certificate.assayVersion();
    }

    /** What the rows of figures come to, and what is missing. */
    public static List<String> findings(Certification certification) {
        List<String> findings = new ArrayList<>();
        Double visible = certification.smallestVisible();
        if (visible != null) {
            findings.add("a slow-down of " + CertificateTable.percent(visible) + " is caught by "
                    + CertificateTable.percent(Certification.CAUGHT_SHARE)
                    + " of gates (logistic curve through all of them)");
        }
        Double deviation = certification.falseAlarms().pairDeviation();
        if (deviation != null) {
            findings.add(
                    String.format(Locale.ROOT, "pairs of unchanged models scatter by %.2f %%", PERCENT * deviation));
        }
        int unchanged = certification.falseAlarms().tally().gates();
        certification
                .falseAlarms()
                .undecided()
                .forEach(open -> findings.add(open.metric().key() + " was not decided by " + open.gates() + " of "
                        + unchanged + " gates of unchanged models"));
        certification.reasons().forEach(reason -> findings.add("missing: " + reason));
        certification.alarms().forEach(alarm -> findings.add(alarm(alarm)));
        return findings;
    }

    /** All that somebody needs who wants to know why. */
    private static String alarm(KnownGate gate) {
        String metrics =
                gate.failed().stream().map(outcome -> metric(gate, outcome)).collect(Collectors.joining("; "));
        return "false alarm: " + gate.model() + ", campaign " + gate.campaignId() + ", cell " + gate.cell() + ": "
                + metrics;
    }

    private static String metric(KnownGate gate, MetricOutcome outcome) {
        return outcome.metric().key()
                + gate.pairs(outcome.metric()).map(CertificateWords::pairs).orElse("");
    }

    private static String pairs(SeenPairs pairs) {
        return " " + list(pairs.first()) + (pairs.second().isEmpty() ? "" : ", again " + list(pairs.second()));
    }

    private static String list(List<Double> worsenings) {
        return worsenings.stream()
                .map(worsening -> String.format(Locale.ROOT, "%+.1f", PERCENT * Math.expm1(worsening)))
                .collect(Collectors.joining(" ", "[", " %]"));
    }
}
