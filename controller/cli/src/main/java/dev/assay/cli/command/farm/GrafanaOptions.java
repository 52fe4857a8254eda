package dev.assay.cli.command.farm;

import dev.assay.cli.doctor.Findings;
import dev.assay.cli.doctor.GrafanaClient;
import dev.assay.cli.doctor.GrafanaExam;
import dev.assay.cli.doctor.Provisioned;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Grafana shows the farm. */
final class GrafanaOptions {
    @Option(names = "--grafana", paramLabel = "URL", description = "also look at the Grafana there")
    private @Nullable URI url;

    @Option(
            names = "--grafana-token-file",
            paramLabel = "FILE",
            description =
                    "its service account's token is the content of this file; without one only its health is looked at")
    private @Nullable Path tokenFile;

    /** Looks at it, if one is named. */
    void look(Findings findings) throws InterruptedException {
        if (url == null) {
            return;
        }
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw FarmCommand.wrong("--grafana: found \"" + url + "\"; expected http://HOST:PORT or https://HOST:PORT");
        }
        String token = token();
        new GrafanaExam(findings, new GrafanaClient(url, token), expected()).look(token != null);
    }

    private static GrafanaExam.Expected expected() {
        return new GrafanaExam.Expected(Provisioned.DATA_SOURCE, Provisioned.DASHBOARDS, Provisioned.RULES);
    }

    private @Nullable String token() {
        if (tokenFile == null) {
            return null;
        }
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw FarmCommand.wrong(
                    "--grafana-token-file: " + tokenFile + " cannot be read; expected a token of Grafana");
        }
    }
}
