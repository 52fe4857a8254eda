package dev.assay.registration;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.registration.bundle.AgentBundle;
import dev.assay.registration.farm.FarmException;
import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.install.Delivery;
import dev.assay.registration.service.AgentService;
import dev.assay.registration.service.ServiceKind;
import dev.assay.registration.step.StepFailedException;
import dev.assay.registration.step.Steps;
import dev.assay.registration.step.Steps.Found;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshRoute;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives a device the agent of this build. The new bundle is put beside the old one; if its agent does not come back to the controller, the
 * old one takes its place again. One thread.
 */
public final class Update {
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(30);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final String REGISTER_AGAIN = "register the board again: assay device add";

    private final Means means;
    private final Steps steps;

    /** By these means. */
    public Update(Means means) {
        this.means = means;
        this.steps = means.steps();
    }

    /**
     * Updates a device.
     *
     * @return whether there was anything to do
     * @throws StepFailedException when a step failed, after it was shown; the device has its old agent then
     */
    public boolean update(String name, SshRoute route) throws StepFailedException, InterruptedException {
        try (Landing landing = Landing.on(route, "", means)) {
            AgentArguments before = steps.run("installation", () -> installed(name, landing));
            AgentBundle bundle = steps.run("agent", () -> bundle(landing));
            boolean isThere = landing.survey().currentBundle().equals(Optional.of(bundle.hash()))
                    && landing.survey().isCurrentWhole()
                    && before.bundle().equals(bundle.shortHash());
            if (isThere) {
                return false;
            }
            boolean isDrained = steps.run("drain", () -> drain(name));
            try {
                exchange(landing, before, bundle);
            } finally {
                if (isDrained) {
                    steps.run("resume", () -> resume(name));
                }
            }
            return true;
        }
    }

    private Found<AgentArguments> installed(String name, Landing landing) throws StepFailedException, SshException {
        Optional<AgentArguments> installed = landing.installed();
        if (installed.isEmpty() || landing.serviceKind().isEmpty()) {
            throw new StepFailedException(
                    "there is no complete agent in " + landing.folder().path(), REGISTER_AGAIN);
        }
        if (!installed.get().name().equals(name)) {
            throw new StepFailedException(
                    "the board is the device " + installed.get().name() + ", not " + name,
                    "somebody moved it; " + REGISTER_AGAIN);
        }
        return new Found<>(
                installed.get(),
                "bundle " + installed.get().bundle() + " in " + landing.folder().path());
    }

    private Found<AgentBundle> bundle(Landing landing) throws StepFailedException, IOException {
        AgentBundle bundle = Installation.bundle(landing.survey().machine(), means);
        String sent = landing.installation().send(bundle, text -> steps.progress("agent", text));
        return new Found<>(bundle, bundle.agentVersion() + ", bundle " + sent);
    }

    /** Lets the device end its job, so that no measurement is lost. */
    private Found<Boolean> drain(String name) throws StepFailedException, FarmException, InterruptedException {
        Optional<DeviceRow> device = means.farm().device(name);
        if (device.isEmpty() || !device.get().connected()) {
            return new Found<>(false, "not needed: it is not connected");
        }
        DeviceHealth health = device.get().health();
        if (health == DeviceHealth.MAINTENANCE || health == DeviceHealth.RETIRED) {
            return new Found<>(false, "not needed: it gets no work");
        }
        means.farm().act(name, DeviceAction.DRAIN, "update of its agent");
        Instant giveUp = means.clock().instant().plus(IDLE_LIMIT);
        while (means.clock().instant().isBefore(giveUp)) {
            Optional<DeviceRow> now = means.farm().device(name);
            if (now.isEmpty() || !now.get().connected() || now.get().state() == DeviceState.IDLE) {
                return new Found<>(true, "it is idle");
            }
            steps.progress("drain", "its job ends first");
            means.pause().sleep(GLANCE);
        }
        means.farm().act(name, DeviceAction.RESUME, "no update: its job did not end");
        throw new StepFailedException(
                "its job did not end within " + IDLE_LIMIT.toMinutes() + " min", "try again later");
    }

    private Found<Boolean> resume(String name) throws FarmException, InterruptedException {
        means.farm().act(name, DeviceAction.RESUME, "update of its agent is over");
        return new Found<>(true, "it is checked before it gets work");
    }

    private void exchange(Landing landing, AgentArguments before, AgentBundle bundle)
            throws StepFailedException, InterruptedException {
        AgentService service = landing.service();
        ServiceKind kind = landing.serviceKind().orElseThrow();
        try {
            steps.run("restart", () -> restart(landing, bundle.hash(), before.withBundle(bundle.shortHash())));
            steps.run("connection", () -> connection(landing, before.name(), bundle.shortHash(), service, kind));
        } catch (StepFailedException failure) {
            Optional<String> old = landing.survey().currentBundle();
            if (old.isEmpty() || old.get().equals(bundle.hash())) {
                throw failure;
            }
            steps.run("rollback", () -> restart(landing, old.get(), before));
            steps.run("connection", () -> connection(landing, before.name(), before.bundle(), service, kind));
            throw new StepFailedException(
                    "the new agent did not work, and the old one is back: "
                            + String.valueOf(failure.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    "the device goes on measuring with bundle " + before.bundle());
        }
        steps.run("tidy", () -> {
            new Delivery(landing.board(), landing.folder()).tidy();
            return new Found<>(true, "the bundle before stays for a way back");
        });
    }

    private Found<Boolean> restart(Landing landing, String hash, AgentArguments arguments) throws SshException {
        new Delivery(landing.board(), landing.folder()).switchTo(hash);
        landing.installation().write(arguments);
        landing.service().restart(landing.serviceKind().orElseThrow());
        return new Found<>(true, "bundle " + arguments.bundle());
    }

    private Found<Boolean> connection(
            Landing landing, String name, String bundle, AgentService service, ServiceKind kind)
            throws StepFailedException, FarmException, SshException, InterruptedException {
        try {
            DeviceRow device = new FarmWatch(means)
                    .agent(name, bundle, () -> service.isRunning(kind), text -> steps.progress("connection", text));
            return new Found<>(true, "agent " + device.environment().agentVersion());
        } catch (FarmWatch.AgentAbsentException e) {
            throw new StepFailedException(
                    e.getMessage() + landing.installation().lastWords(), "");
        }
    }
}
