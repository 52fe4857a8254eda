package dev.assay.cli.html;

import dev.assay.api.DeviceCertificate;
import dev.assay.cli.certify.CertificateTable;
import dev.assay.cli.certify.CertificateWords;
import dev.assay.regression.certification.Certification;
import java.util.List;

/** A certificate as one HTML file that needs nothing beside it. */
public final class CertificatePage {
    private final Markup page = new Markup();

    private CertificatePage() {}

    /** The whole page. */
    public static String of(DeviceCertificate certificate) {
        return new CertificatePage().write(certificate);
    }

    private String write(DeviceCertificate certificate) {
        PageHead head = new PageHead(PageScript.TABLES);
        Certification certification = certificate.certification();
        page.open("html", "lang", "en");
        head.write(page, "Gates of " + certificate.device());
        page.open("body").open("main").line();
        page.element("h1", certificate.device() + (certificate.simulated() ? " (simulated)" : ""));
        page.element("p", CertificateWords.line(certificate), "class", "outcome")
                .line();
        page.element("p", CertificateWords.terms(certificate)).line();
        String chart = PowerChart.of(certification);
        if (!chart.isEmpty()) {
            page.open("figure").trusted(chart);
            page.element("figcaption", "Lines are one-sided 95 % limits each; the curve is fitted to all gates.")
                    .close("figure")
                    .line();
        }
        table(CertificateTable.rows(certification));
        page.open("ul", "class", "notes");
        CertificateWords.findings(certification).forEach(finding -> page.element("li", finding));
        page.close("ul").close("main");
        head.writeScript(page);
        return "<!DOCTYPE html>\n" + page.close("body").close("html") + "\n";
    }

    private void table(List<List<String>> rows) {
        page.open("div", "class", "scroll")
                .open("table", "class", "figures")
                .open("thead")
                .open("tr");
        CertificateTable.HEADERS.forEach(header -> page.element("th", header, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            page.open("tr").element("th", row.get(0), "scope", "row");
            row.stream().skip(1).forEach(cell -> page.element("td", cell));
            page.close("tr").line();
        }
        page.close("tbody").close("table").close("div").line();
    }
}
