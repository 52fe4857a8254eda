package dev.assay.cli.command;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.campaign.KeptReports;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.files.WholeFile;
import dev.assay.cli.html.HtmlReport;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Writes a campaign's report to the files that the user asked for, and keeps it for later questions. */
final class ReportFiles {
    private final OutputOptions outputs;
    private final Path home;
    private final ApiClient client;

    ReportFiles(OutputOptions outputs, Path home, ApiClient client) {
        this.outputs = outputs;
        this.home = home;
        this.client = client;
    }

    /** Writes all of them; returns the HTML page's path when there is one. */
    Optional<Path> write(CampaignReport report) throws IOException, ApiException, InterruptedException {
        new KeptReports(home).keep(report);
        Optional<Path> json = outputs.json();
        if (json.isPresent()) {
            WholeFile.write(json.get(), WireJson.writePretty(report));
        }
        Optional<Path> raw = outputs.raw();
        if (raw.isPresent()) {
            writeSessions(report, raw.get());
        }
        Optional<Path> page = outputs.html(freeName(report));
        if (page.isPresent()) {
            WholeFile.write(page.get(), HtmlReport.of(report).getBytes(StandardCharsets.UTF_8));
        }
        return page;
    }

    private void writeSessions(CampaignReport report, Path folder)
            throws IOException, ApiException, InterruptedException {
        Files.createDirectories(folder);
        for (CellRow cell : report.cells()) {
            String session = cell.sessionSha256();
            if (session != null) {
                String name = String.format(Locale.ROOT, "%04d-%s-%s.json", cell.index(), cell.model(), cell.variant());
                WholeFile.write(folder.resolve(plain(name)), client.download(session));
            }
        }
    }

    /** {@code .assay/reports/digits-20261120-1.html}, or another number after it: another farm may use the same name. */
    private Path freeName(CampaignReport report) {
        Path folder = home.resolve("reports");
        String name = plain(report.campaignId());
        Path page = folder.resolve(name + ".html");
        for (int number = 2; Files.exists(page); number++) {
            page = folder.resolve(name + "-" + number + ".html");
        }
        return page;
    }

    /** Letters, digits and a few signs that mean nothing to any file system. */
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9.=-]+", "-").replaceAll("^[.-]+", "");
    }
}
