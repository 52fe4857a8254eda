package dev.assay.cli.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.DeviceCertificate;
import dev.assay.cli.html.CertificatePage;
import dev.assay.regression.certification.Certification;
import dev.assay.regression.certification.KnownGate;
import dev.assay.regression.certification.MetricOutcome;
import dev.assay.regression.certification.Planted;
import dev.assay.regression.certification.SeenPairs;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateFormatsTest {
    private static final double A_DAY_IN_2026 = 1_795_289_114;

    private static KnownGate gate(int place, Planted planted, double level, VerdictReason reason, double seen) {
        double logarithm = Math.log1p(seen);
        return new KnownGate(
                place,
                "v<i>t",
                planted,
                level,
                "certify-digits-vm-" + place,
                2,
                List.of(new MetricOutcome(
                        planted.metric(),
                        reason.state(),
                        reason,
                        planted == Planted.ERRORS ? -seen : seen,
                        planted.metric() == GatedMetric.LATENCY_P50 ? 0.03 : 0.02)),
                List.of(new SeenPairs(
                        planted.metric(), List.of(logarithm, logarithm, logarithm, logarithm), List.of())),
                4,
                14,
                null);
    }

    private static DeviceCertificate certificate(boolean hasAlarm) {
        List<KnownGate> gates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            gates.add(gate(i, Planted.NOTHING, 0, VerdictReason.WITHIN_LIMIT, i % 2 == 0 ? 0.004 : -0.004));
        }
        if (hasAlarm) {
            gates.add(gate(60, Planted.NOTHING, 0, VerdictReason.BEYOND_LIMIT, 0.05));
        }
        for (int i = 0; i < 20; i++) {
            gates.add(gate(100 + i, Planted.WORK, 0.01, VerdictReason.WITHIN_LIMIT, 0.013));
            gates.add(gate(200 + i, Planted.WORK, 0.03, VerdictReason.BEYOND_LIMIT, 0.035));
        }
        gates.add(gate(300, Planted.MEMORY, 0.1, VerdictReason.BEYOND_LIMIT, 0.104));
        gates.add(gate(301, Planted.ERRORS, 0.02, VerdictReason.BEYOND_LIMIT, 0.0204));
        return new DeviceCertificate(
                DeviceCertificate.FORMAT,
                "vm",
                false,
                "f",
                "0.1.0",
                "digits",
                List.of("v<i>t"),
                1,
                A_DAY_IN_2026,
                A_DAY_IN_2026,
                Certification.of(gates));
    }

    @Test
    void aLineSaysWhatGatesAreWorth() {
        assertThat(CertificateWords.line(certificate(false)))
                .matches("certified on 2026-11-2\\d: 0 of 60 false alarms \\(≤ 4\\.9 %\\), sees 3\\.[0-5] %");
        assertThat(CertificateWords.brief(certificate(false))).startsWith("sees 3.");
        assertThat(CertificateWords.brief(certificate(true))).isEqualTo("not certified");
    }

    @Test
    void theTableHasALineForEachKindAndSize() {
        List<String> lines = CertificateText.of(certificate(false)).lines().toList();

        assertThat(lines.get(1)).startsWith("digits: v<i>t · 102 gates in 23 min 48 s · gates promise to catch 3.0 %");
        assertThat(lines.get(2)).startsWith(" planted").contains("truly [95 %]", "inconclusive", "no verdict");
        assertThat(lines.get(3)).startsWith(" nothing").contains("60", "≤ 4.9 %");
        assertThat(lines.get(4)).startsWith(" slow-down 1.0 %").contains("+1.30 %", "0.0 % … 13.9 %");
        assertThat(lines.get(5)).startsWith(" slow-down 3.0 %").contains("≥ 86.1 %");
        assertThat(lines.get(6)).startsWith(" memory growth 10.0 %").contains("+10.40 %");
        assertThat(lines.get(7)).startsWith(" loss of accuracy 2.0 pp").contains("+2.04 pp");
    }

    @Test
    void aFalseAlarmIsShownWithItsPairs() {
        assertThat(CertificateText.of(certificate(true)))
                .contains("missing: 1 of 61 gates of unchanged models failed; expected none")
                .contains(
                        "false alarm: v<i>t, campaign certify-digits-vm-60, cell 2: latency_p50 [+5.0 +5.0 +5.0 +5.0 %]");
    }

    @Test
    void aNameIsNeverMarkup() {
        assertThat(CertificatePage.of(certificate(true)))
                .contains("v&lt;i&gt;t", "<svg", "20 of 20 gates caught a slow-down of 3.5 %")
                .doesNotContain("<i>");
        assertThat(CertificateMarkdown.of(certificate(true)))
                .contains("v\\<i\\>t", "| nothing | ")
                .contains("|---|---|---|");
    }
}
