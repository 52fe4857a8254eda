package dev.assay.registration;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.api.HealthCheckRow;
import dev.assay.registration.farm.Farm;
import dev.assay.registration.farm.FarmException;
import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.step.Pause;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.SshException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits until the controller says that an agent is there, and that its device is well. */
final class FarmWatch {
    /** A small board needs a minute to start a JVM and try ONNX Runtime in another. */
    private static final Duration AGENT_LIMIT = Duration.ofMinutes(3);

    private static final Duration CHECK_LIMIT = Duration.ofMinutes(10);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    /** The service is looked at in every so many glances; it may be between two starts once. */
    private static final int GLANCES_PER_LOOK = 5;

    private static final int LOOKS_MAX = 3;

    private final Farm farm;
    private final InstantSource clock;
    private final Pause pause;

    FarmWatch(Means means) {
        this.farm = means.farm();
        this.clock = means.clock();
        this.pause = means.pause();
    }

    /** Whether the agent's service runs on the board. */
    @FunctionalInterface
    interface ServiceLook {
        boolean isRunning() throws SshException;
    }

    /** The agent did not come, but the board may say why. */
    static final class AgentAbsentException extends Exception {
        private static final long serialVersionUID = 1L;

        AgentAbsentException(String message) {
            super(message);
        }
    }

    /** The device, as soon as its agent of this bundle is connected. */
    DeviceRow agent(String name, String bundle, ServiceLook service, Consumer<String> progress)
            throws AgentAbsentException, FarmException, SshException, InterruptedException {
        Instant giveUp = clock.instant().plus(AGENT_LIMIT);
        int asleep = 0;
        for (int glance = 1; clock.instant().isBefore(giveUp); glance++) {
            Optional<DeviceRow> device = farm.device(name);
            if (device.isPresent() && isThere(device.get(), bundle)) {
                return device.get();
            }
            progress.accept(device.map(row -> row.connected() ? "another agent is connected" : "not connected")
                    .orElse("the farm has not heard of it"));
            if (glance % GLANCES_PER_LOOK == 0) {
                asleep = service.isRunning() ? 0 : asleep + 1;
                if (asleep == LOOKS_MAX) {
                    throw new AgentAbsentException("the agent does not stay up on the board");
                }
            }
            pause.sleep(GLANCE);
        }
        throw new AgentAbsentException(
                "the agent did not appear at the controller within " + AGENT_LIMIT.toSeconds() + " s");
    }

    private static boolean isThere(DeviceRow device, String bundle) {
        return device.connected() && bundle.equals(device.labels().get(AgentArguments.BUNDLE_LABEL));
    }

    /**
     * Has the device checked, unless a check that it passed still counts.
     *
     * @param before the device before anything was done to it; null when the farm did not know it
     * @param changed whether anything was done to it
     * @throws StepFailedException when the check fails, with its finding
     */
    DeviceRow check(String name, @Nullable DeviceRow before, boolean changed, Consumer<String> progress)
            throws StepFailedException, FarmException, InterruptedException {
        @Nullable HealthCheckRow old = before == null ? null : before.lastCheck();
        DeviceRow now = require(name);
        boolean counts = !changed && now.health() == DeviceHealth.GOOD && old != null;
        if (counts) {
            return now;
        }
        if (now.health() == DeviceHealth.RETIRED || now.health() == DeviceHealth.MAINTENANCE) {
            farm.act(name, DeviceAction.RESUME, "registered again");
        } else if (old != null) {
            farm.act(name, DeviceAction.CHECK, "registered again");
        }
        Instant giveUp = clock.instant().plus(CHECK_LIMIT);
        while (clock.instant().isBefore(giveUp)) {
            now = require(name);
            @Nullable HealthCheckRow last = now.lastCheck();
            if (last != null && (old == null || last.atEpochSeconds() > old.atEpochSeconds())) {
                if (!last.passed()) {
                    throw new StepFailedException(
                            last.finding(),
                            "see \"assay device show " + name + "\"; \"assay device check " + name + "\" repeats it");
                }
                return now;
            }
            progress.accept(now.state() == DeviceState.IDLE ? "it waits for its turn" : "the device measures");
            pause.sleep(GLANCE);
        }
        throw new StepFailedException(
                "no check ended within " + CHECK_LIMIT.toMinutes() + " min",
                "the device is registered and will be checked; see \"assay device show " + name + "\"");
    }

    private DeviceRow require(String name) throws FarmException, InterruptedException {
        return farm.device(name).orElseThrow(() -> new FarmException("it has no device " + name + " any more", ""));
    }
}
