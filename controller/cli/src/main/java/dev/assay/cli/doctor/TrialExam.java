package dev.assay.cli.doctor;

import static dev.assay.cli.doctor.Check.Area.TRIAL;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceActionRequest;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.HealthCheckRow;
import dev.assay.api.TrialBuild;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.FarmClient;
import dev.assay.cli.waiting.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Does what a campaign does, small: builds a variant, and has a device measure a model whose answers are known. */
public final class TrialExam {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Findings findings;
    private final FarmClient farm;
    private final InstantSource clock;
    private final Pause pause;
    private final Duration limit;

    /** @param limit for the device's check, waiting for its turn included */
    public TrialExam(Findings findings, FarmClient farm, InstantSource clock, Pause pause, Duration limit) {
        this.findings = findings;
        this.farm = farm;
        this.clock = clock;
        this.pause = pause;
        this.limit = limit;
    }

    /** Builds one variant. */
    public void build() throws InterruptedException {
        try {
            TrialBuild built = farm.tryBuild();
            findings.fine(TRIAL, "build", "a variant within " + Amount.seconds(built.seconds()));
        } catch (ApiException e) {
            findings.wrong(
                    TRIAL,
                    "build",
                    String.valueOf(e.getMessage()),
                    "see to memory (assay.build.memory), the scratch folder's room and whether it permits programs (exec)");
        }
    }

    /**
     * Checks a device.
     *
     * @param wanted its name; empty for one that is connected and idle
     */
    public void check(Optional<String> wanted, List<DeviceRow> devices) throws ApiException, InterruptedException {
        Optional<DeviceRow> chosen = wanted.isPresent()
                ? devices.stream()
                        .filter(device -> device.name().equals(wanted.get()))
                        .findFirst()
                : choose(devices);
        if (chosen.isEmpty()) {
            findings.wrong(
                    TRIAL,
                    "job",
                    wanted.map(name -> "there is no device " + name).orElse("no connected device to give one to"),
                    "assay device ls shows them");
            return;
        }
        String name = chosen.get().name();
        double before = lastCheck(chosen.get());
        farm.act(name, new DeviceActionRequest(DeviceAction.CHECK, "assay doctor"));
        Instant giveUp = clock.instant().plus(limit);
        while (clock.instant().isBefore(giveUp)) {
            HealthCheckRow check = farm.device(name).map(DeviceRow::lastCheck).orElse(null);
            if (check != null && check.atEpochSeconds() > before) {
                findings.judge(
                        TRIAL, "job", check.passed(), name + ": " + check.finding(), "assay device doctor " + name);
                return;
            }
            pause.sleep(LOOK_AGAIN);
        }
        findings.wrong(
                TRIAL,
                "job",
                name + " has not finished its check within " + limit.toSeconds() + " s",
                "assay device show " + name + " says what it does; --device names another, --wait gives more time");
    }

    private static double lastCheck(DeviceRow device) {
        HealthCheckRow last = device.lastCheck();
        return last == null ? 0 : last.atEpochSeconds();
    }

    /** A real one rather than a simulated one, an idle one rather than one that is busy. */
    private static Optional<DeviceRow> choose(List<DeviceRow> devices) {
        return devices.stream()
                .filter(device -> device.connected()
                        && device.health() != DeviceHealth.RETIRED
                        && device.health() != DeviceHealth.MAINTENANCE)
                .min(Comparator.comparing(DeviceRow::simulated)
                        .thenComparing(DeviceRow::queued)
                        .thenComparing(DeviceRow::name));
    }
}
