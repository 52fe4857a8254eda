package dev.assay.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.acceptance.chaos.farm.FarmProcess;
import dev.assay.acceptance.chaos.farm.FreePort;
import dev.assay.acceptance.chaos.farm.PostgresServer;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.cli.client.FarmClient;
import dev.assay.cli.client.PatientSender;
import dev.assay.cli.waiting.Pause;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.tls.PinnedTls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the containers would run, run without containers: the folders of the images, their command lines and variables, those of
 * the compose file, and a real PostgreSQL.
 */
class ImagesStartTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final List<FarmProcess> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(FarmProcess::close);
    }

    @Test
    void theControllerComesUpOnPostgresqlSaysThatItIsReadyAndAnAgentJoins() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), line -> {})) {
            ImageLayout image = ImageLayout.make("controller", folder.resolve("controller-image"));
            int port = FreePort.any();
            Map<String, String> environment = controllerEnvironment(image, postgres, port);

            assertThat(health(image, environment, "live")).isEqualTo(1);
            run("controller", image.command(List.of()), environment);

            await().atMost(LIMIT).until(() -> health(image, environment, "ready") == 0);
            assertThat(health(image, environment, "live")).isZero();
            assertThat(health(image, environment, "well")).isEqualTo(3);
            URI url = URI.create("https://127.0.0.1:" + port);
            agentJoins(image, url);

            postgres.process().stop(PostgresServer.STOP_SIGNAL);
            await().atMost(LIMIT).until(() -> health(image, environment, "ready") == 1);
            assertThat(health(image, environment, "live"))
                    .as("another start would not help")
                    .isZero();
        }
    }

    /** As compose starts it, but for the database's address and a port that is free. */
    private static Map<String, String> controllerEnvironment(ImageLayout image, PostgresServer postgres, int port) {
        Map<String, String> variables =
                new TreeMap<>(ComposeFile.with(ComposeFile.someSecrets()).environment("controller"));
        variables.put("ASSAY_PUBLIC_URL", "https://127.0.0.1:" + port);
        variables.put("ASSAY_DATABASE_URL", PostgresServer.url(postgres.address()));
        variables.put("ASSAY_DATABASE_USER", PostgresServer.NAME);
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return image.environment(variables);
    }

    private void agentJoins(ImageLayout controller, URI url) throws Exception {
        TokenText admin = TokenText.parse(Files.readString(controller.inside("/var/lib/assay/tokens/client.token")));
        assertThat(admin.pins())
                .as("the controller listens beyond its machine, so it speaks TLS")
                .hasSize(1);
        FarmClient farm = new FarmClient(
                url,
                admin,
                new PatientSender(
                        PinnedTls.of(admin.pins()), Duration.ofSeconds(20), InstantSource.system(), Pause.real()));
        EnrolmentGrant grant = farm.enrol(new EnrolmentOffer("boxed", 600));
        ImageLayout image = ImageLayout.make("agent", folder.resolve("agent-image"));

        run(
                "agent",
                image.command(List.of("--controller", url.toString(), "--name", "boxed", "--allow-root")),
                image.environment(Map.of("ASSAY_ENROL_TOKEN", grant.token())));

        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> farm.device("boxed").orElseThrow().connected());
        assertThat(farm.device("boxed").orElseThrow().labels())
                .as("whoever reads its figures should know")
                .containsEntry("container", "true");
    }

    private void run(String name, List<String> command, Map<String, String> environment) throws IOException {
        FarmProcess process = new FarmProcess(name, command, environment, folder.resolve(name + ".log"), line -> {});
        started.add(process);
        process.start();
    }

    /** The exit code of the image's own question after its health. */
    private static int health(ImageLayout image, Map<String, String> environment, String mode)
            throws IOException, InterruptedException {
        Path script = image.inside("/opt/assay/bin/assay-health");
        ProcessBuilder builder = new ProcessBuilder(script.toString(), mode)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
