package dev.assay.cli.certify;

import dev.assay.api.DeviceCertificate;
import dev.assay.cli.report.Paragraph;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import dev.assay.regression.certification.Certification;
import java.util.ArrayList;
import java.util.List;

/** A certificate for a terminal. */
public final class CertificateText {
    private CertificateText() {}

    /** The whole text, without a line break at its end. */
    public static String of(DeviceCertificate certificate) {
        Certification certification = certificate.certification();
        List<String> lines = new ArrayList<>();
        lines.add(certificate.device() + (certificate.simulated() ? " (simulated)" : "") + " · "
                + CertificateWords.line(certificate));
        lines.addAll(Paragraph.wrap(CertificateWords.terms(certificate), " "));
        TextTable table = new TextTable(
                CertificateTable.HEADERS.stream().map(TextColumn::left).toList());
        CertificateTable.rows(certification).forEach(table::row);
        lines.addAll(table.lines());
        CertificateWords.findings(certification).forEach(finding -> lines.addAll(Paragraph.wrap(finding, " ")));
        return String.join("\n", lines);
    }
}
