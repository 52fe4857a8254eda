package dev.assay.cli.certify;

import dev.assay.api.DeviceCertificate;
import dev.assay.regression.certification.Certification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A certificate as Markdown. */
public final class CertificateMarkdown {
    private CertificateMarkdown() {}

    /** The whole text. */
    public static String of(DeviceCertificate certificate) {
        Certification certification = certificate.certification();
        List<String> lines = new ArrayList<>();
        lines.add("### " + escaped(certificate.device()) + (certificate.simulated() ? " (simulated)" : "") + ": "
                + CertificateWords.line(certificate));
        lines.add("");
        lines.add(escaped(CertificateWords.terms(certificate)));
        lines.add("");
        lines.add(row(CertificateTable.HEADERS));
        lines.add("|" + String.join("|", Collections.nCopies(CertificateTable.HEADERS.size(), "---")) + "|");
        CertificateTable.rows(certification).forEach(row -> lines.add(row(row)));
        for (String finding : CertificateWords.findings(certification)) {
            lines.add("");
            lines.add(escaped(finding));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Names of models and devices may hold what Markdown takes for emphasis. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_<>|\\[\\]])", "\\\\$1");
    }
}
