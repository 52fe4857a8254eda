package dev.assay.cli.command.farm;

import dev.assay.agent.LocalBench;
import dev.assay.api.ControllerCondition;
import dev.assay.api.ControllerInfo;
import dev.assay.api.DeviceRow;
import dev.assay.api.TokenScope;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.FarmClient;
import dev.assay.cli.command.Controller;
import dev.assay.cli.command.DurationConverter;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.doctor.CertificateExam;
import dev.assay.cli.doctor.ControllerExam;
import dev.assay.cli.doctor.DoctorReport;
import dev.assay.cli.doctor.DoctorText;
import dev.assay.cli.doctor.Findings;
import dev.assay.cli.doctor.FleetExam;
import dev.assay.cli.doctor.GrafanaClient;
import dev.assay.cli.doctor.InfluxExam;
import dev.assay.cli.doctor.StoreExam;
import dev.assay.cli.doctor.TrialExam;
import dev.assay.cli.report.ExitCodes;
import dev.assay.protocol.CodeIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is wrong with a deployment. */
@Command(
        name = "doctor",
        description = {
            "Looks at a deployment from end to end and says what is wrong, where, and what to do: the controller,",
            "its store, disks and builds, the devices, the way to InfluxDB, and Grafana. Changes nothing.",
            "Exit code 0 when nothing is wrong, 1 when something is, 3 when the call is, 4 when nobody answers."
        })
public final class DoctorCommand extends FarmCommand {
    /** Somebody waits for the answer; a controller that is just starting is no news to wait for. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int SOMETHING_IS_WRONG = 1;

    @Option(
            names = "--with-job",
            description = {
                "also do what a campaign does, small: build a variant and throw it away, and have a device measure",
                "a model whose answers are known; takes an administrator's token and some seconds of a device"
            })
    private boolean withJob;

    @Option(names = "--device", paramLabel = "NAME", description = "which device --with-job takes")
    private @Nullable String device;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "2m",
            description = "how long --with-job waits for the device (${DEFAULT-VALUE})")
    private Duration wait = Duration.ZERO;

    @ArgGroup(exclusive = false)
    private GrafanaOptions grafana = new GrafanaOptions();

    @Option(names = "--json", description = "for programs")
    private boolean isJson;

    public DoctorCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        if (device != null && !withJob) {
            throw wrong("--device: what for? expected --with-job beside it");
        }
        Optional<GrafanaClient> seen = grafana.client();
        Controller controller = controller();
        Findings findings = new Findings();
        boolean isReached = examine(controller, findings);
        if (seen.isPresent()) {
            GrafanaOptions.look(seen.get(), findings);
        }
        DoctorReport report = DoctorReport.of(controller.url().toString(), isReached, findings.all());
        if (isJson) {
            printJson(report);
        } else {
            print(DoctorText.of(report));
        }
        return !isReached ? ExitCodes.FARM_FAILED : report.wrong() > 0 ? SOMETHING_IS_WRONG : ExitCodes.CLEAN;
    }

    /** Everything behind the controller; returns whether it answered. */
    private boolean examine(Controller controller, Findings findings) throws ApiException, InterruptedException {
        ControllerInfo info;
        try {
            info = controller.client(surroundings(), PATIENCE).info();
        } catch (ApiException e) {
            if (e.isAboutTheToken()) {
                throw e;
            }
            new ControllerExam(findings).unreached(e);
            return false;
        }
        ControllerExam exam = new ControllerExam(findings);
        exam.identity(info, controller.url().toString());
        new CertificateExam(findings)
                .look(
                        controller.url(),
                        controller.token(),
                        surroundings().clock().instant());
        FarmClient farm = controller.farm(surroundings(), PATIENCE);
        Instant asked = surroundings().clock().instant();
        Optional<ControllerCondition> condition = farm.condition();
        if (withJob
                && condition.filter(known -> known.scope() != TokenScope.ADMIN).isPresent()) {
            throw wrong("--with-job: this token's scope is "
                    + condition.get().scope().name().toLowerCase(Locale.ROOT) + "; expected an administrator's");
        }
        if (condition.isPresent()) {
            exam.standing(condition.get(), asked, surroundings().clock().instant());
            new StoreExam(findings).look(condition.get());
        } else {
            exam.tooOld();
        }
        List<DeviceRow> devices = farm.devices();
        new FleetExam(findings, CodeIdentity.of(LocalBench.class)).look(devices);
        new InfluxExam(findings).look(farm.influx());
        trial(farm, devices, findings);
        return true;
    }

    private void trial(FarmClient farm, List<DeviceRow> devices, Findings findings)
            throws ApiException, InterruptedException {
        if (!withJob) {
            return;
        }
        TrialExam exam = new TrialExam(
                findings, farm, surroundings().clock(), surroundings().pause(), wait);
        exam.build();
        exam.check(Optional.ofNullable(device), devices);
    }
}
