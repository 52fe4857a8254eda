package dev.assay.cli.command.farm;

import dev.assay.cli.doctor.Findings;
import dev.assay.cli.doctor.GrafanaClient;
import dev.assay.cli.doctor.GrafanaExam;
import dev.assay.cli.doctor.Provisioned;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Grafana shows the farm. */
final class GrafanaOptions {
    /** What may stand in a header. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    @Option(names = "--grafana", paramLabel = "URL", description = "also look at the Grafana there")
    private @Nullable URI url;

    @Option(
            names = "--grafana-token-file",
            paramLabel = "FILE",
            description =
                    "its service account's token is the content of this file; without one only its health is looked at")
    private @Nullable Path tokenFile;

    /** Asks the Grafana that is named, if one is; what cannot be meant so is refused here, before anything is asked. */
    Optional<GrafanaClient> client() {
        if (url == null) {
            if (tokenFile != null) {
                throw FarmCommand.wrong("--grafana-token-file: of which Grafana? expected --grafana URL beside it");
            }
            return Optional.empty();
        }
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw FarmCommand.wrong("--grafana: found \"" + url + "\"; expected http://HOST:PORT or https://HOST:PORT");
        }
        return Optional.of(new GrafanaClient(url, token()));
    }

    /** Looks at it. */
    static void look(GrafanaClient grafana, Findings findings) throws InterruptedException {
        new GrafanaExam(findings, grafana, expected()).look();
    }

    private static GrafanaExam.Expected expected() {
        return new GrafanaExam.Expected(Provisioned.DATA_SOURCE, Provisioned.DASHBOARDS, Provisioned.RULES);
    }

    private @Nullable String token() {
        if (tokenFile == null) {
            return null;
        }
        try {
            String token = Files.readString(tokenFile).strip();
            if (!TOKEN.matcher(token).matches()) {
                throw FarmCommand.wrong("--grafana-token-file: " + tokenFile + " holds "
                        + (token.isEmpty() ? "nothing" : "more than one word")
                        + "; expected a service account's token in one line, and nothing else");
            }
            return token;
        } catch (IOException e) {
            throw FarmCommand.wrong(
                    "--grafana-token-file: " + tokenFile + " cannot be read; expected a token of Grafana");
        }
    }
}
