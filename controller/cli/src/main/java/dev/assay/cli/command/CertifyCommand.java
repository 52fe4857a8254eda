package dev.assay.cli.command;

import dev.assay.api.ControllerInfo;
import dev.assay.api.DeviceCertificate;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.cli.campaign.BlockedException;
import dev.assay.cli.campaign.Watch;
import dev.assay.cli.certify.CertificateMarkdown;
import dev.assay.cli.certify.CertificateText;
import dev.assay.cli.certify.Certifier;
import dev.assay.cli.certify.CertifyException;
import dev.assay.cli.certify.CertifyFarm;
import dev.assay.cli.certify.CertifyRequest;
import dev.assay.cli.certify.StateFile;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.FarmClient;
import dev.assay.cli.files.WholeFile;
import dev.assay.cli.html.CertificatePage;
import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.report.ExitCodes;
import dev.assay.protocol.WireJson;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out what the gates of a device are worth. */
@Command(
        name = "certify",
        description = {
            "Runs gates whose right answer is known on a device, and says what its verdicts are worth: gates of unchanged models,",
            "which must not fail, and of models with real work, memory or errors planted into them, which must.",
            "They are ordinary campaigns of a sweep of their own, so that nobody's baselines are touched.",
            "Interrupted? The same command goes on where it stopped."
        },
        footer = {
            "",
            "Exit codes: 0 certified; 1 not certified, and the text says why; 2 too few gates to say;",
            "3 the sweep or the command is wrong; 4 the farm failed (no device, a lost agent)."
        })
final class CertifyCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String COLUMNS_VARIABLE = "ASSAY_COLUMNS";

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "SWEEP",
            description = "a sweep (YAML): its models, data and terms are taken, not its axes")
    private Path file = Path.of("");

    @Mixin
    private final CertifyOptions options = new CertifyOptions();

    @Mixin
    private final ControllerOptions remote = new ControllerOptions();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder of the local farm, and of what was done so far (${DEFAULT-VALUE})")
    private Path home = Path.of(".assay");

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long to wait when the device takes no work (${DEFAULT-VALUE})")
    private int waitSeconds = 120;

    @Option(names = "--no-publish", description = "do not store the certificate on the controller")
    private boolean isPrivate;

    @Option(names = "--json", paramLabel = "FILE", description = "write the certificate as JSON (assay-certificate/1)")
    private @Nullable Path json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "write it as Markdown")
    private @Nullable Path markdown;

    @Option(names = "--html", paramLabel = "FILE", description = "write it as a page with the curve of what is caught")
    private @Nullable Path html;

    CertifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        CertifyRequest request = options.request();
        SweepFile sweep = SweepFile.read(file, surroundings);
        StatusLine status = StatusLine.on(
                surroundings.err(), surroundings.environment().get(COLUMNS_VARIABLE), surroundings.clock());
        try {
            DeviceCertificate certificate = certificate(request, sweep, status);
            status.clear();
            write(certificate);
            publish(certificate, status);
            surroundings.out().println(CertificateText.of(certificate));
            return switch (certificate.certification().state()) {
                case CERTIFIED -> ExitCodes.CLEAN;
                case NOT_CERTIFIED -> ExitCodes.REGRESSED;
                case UNFINISHED -> ExitCodes.INCONCLUSIVE;
            };
        } catch (ApiException e) {
            throw CommandFailedException.of(e);
        } catch (SourceException e) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.valueOf(e.getMessage()));
        } catch (CertifyException | BlockedException e) {
            throw new CommandFailedException(ExitCodes.FARM_FAILED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCodes.FARM_FAILED, "a file cannot be read or written: " + e.getMessage());
        } finally {
            status.clear();
        }
    }

    private DeviceCertificate certificate(CertifyRequest request, SweepFile sweep, StatusLine status)
            throws ApiException, BlockedException, CertifyException, SourceException, IOException,
                    InterruptedException {
        Controller controller = remote.controller(surroundings, home);
        ApiClient client = controller.client(surroundings, PATIENCE);
        FarmClient devices = controller.farm(surroundings, PATIENCE);
        ControllerInfo info = client.info();
        DeviceRow device = ready(devices, request.device(), status);
        Watch watch =
                new Watch(client, status, Duration.ofSeconds(waitSeconds), surroundings.clock(), surroundings.pause());
        CertifyFarm farm = new CertifyFarm(client, controller.gates(surroundings, PATIENCE), watch, sweep.name());
        StateFile state = new StateFile(home, sweep.sweep().name(), device.name());
        Certifier certifier = new Certifier(
                request, sweep.sweep(), device, info.version(), farm, state, status, surroundings.clock());
        return certifier.run(sweep.folder(), home.resolve("certify"));
    }

    private static DeviceRow ready(FarmClient devices, String name, StatusLine status)
            throws ApiException, InterruptedException {
        DeviceRow device = devices.device(name)
                .orElseThrow(() -> new CommandFailedException(
                        ExitCodes.WRONG_INPUT,
                        "--device: the farm has no device \"" + name + "\"; \"assay device ls\" shows those it has"));
        if (!device.connected()) {
            throw new CommandFailedException(
                    ExitCodes.FARM_FAILED,
                    name + " is not connected; expected its agent to run (\"assay device show " + name + "\")");
        }
        if (device.health() != DeviceHealth.GOOD) {
            status.say(
                    name + " is " + device.health() + " (" + device.healthReason() + "); its gates may wait for that");
        }
        if (device.queued() > 0) {
            status.say(
                    name + " has " + device.queued() + " jobs of others waiting; gates take turns with them, and what"
                            + " they share the device with is part of what is certified");
        }
        return device;
    }

    private void publish(DeviceCertificate certificate, StatusLine status) throws ApiException, InterruptedException {
        if (isPrivate) {
            return;
        }
        try {
            remote.controller(surroundings, home).farm(surroundings, PATIENCE).putCertificate(certificate);
            status.say("published: \"assay device show " + certificate.device() + "\" tells it");
        } catch (ApiException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            status.say("not published: " + e.getMessage());
        }
    }

    private void write(DeviceCertificate certificate) throws IOException {
        if (json != null) {
            WholeFile.write(json, WireJson.writePretty(certificate));
        }
        if (markdown != null) {
            WholeFile.write(markdown, CertificateMarkdown.of(certificate).getBytes(StandardCharsets.UTF_8));
        }
        if (html != null) {
            WholeFile.write(html, CertificatePage.of(certificate).getBytes(StandardCharsets.UTF_8));
        }
    }
}
