package dev.assay.registration;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.registration.farm.FarmException;
import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.install.BoardScript;
import dev.assay.registration.service.ServiceKind;
import dev.assay.registration.step.StepFailedException;
import dev.assay.registration.step.Steps;
import dev.assay.registration.step.Steps.Found;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshFault;
import dev.assay.ssh.SshRoute;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes a device out of the farm, and everything of Assay's off its board. Doing it again does the rest. One thread. */
public final class Removal {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Means means;
    private final Steps steps;

    /** By these means. */
    public Removal(Means means) {
        this.means = means;
        this.steps = means.steps();
    }

    /**
     * Clears the board, then forgets the device.
     *
     * @throws StepFailedException when a step failed, after it was shown
     */
    public void remove(String name, SshRoute route) throws StepFailedException, InterruptedException {
        try (Landing landing = Landing.on(route, "", means)) {
            steps.run("service", () -> stop(name, landing));
            steps.run("tunnel", () -> forbid(landing, route));
            steps.run("folder", () -> delete(landing));
        }
        forget(name);
    }

    /** Forgets the device without a look at its board; its token is void, so an agent that is still there stops. */
    public void forget(String name) throws StepFailedException, InterruptedException {
        steps.run("farm", () -> retire(name));
    }

    private Found<Boolean> stop(String name, Landing landing) throws StepFailedException, SshException {
        Optional<AgentArguments> installed = landing.installed();
        if (installed.isPresent() && !installed.get().name().equals(name)) {
            throw new StepFailedException(
                    "the board is the device " + installed.get().name() + ", not " + name,
                    "to forget " + name + " alone: assay device remove " + name + " --forget");
        }
        Optional<ServiceKind> kind = landing.serviceKind();
        if (kind.isEmpty()) {
            return new Found<>(false, "there is none");
        }
        landing.service().remove(kind.get());
        return new Found<>(true, kind.get().text() + " stopped and removed");
    }

    private Found<Boolean> forbid(Landing landing, SshRoute route) throws SshException, StepFailedException {
        if (!landing.survey().hasTunnelKey()) {
            return new Found<>(false, "there is none");
        }
        landing.tunnelPath(route, means).forbid();
        return new Found<>(true, "the controller's key may open none any more");
    }

    private static Found<Boolean> delete(Landing landing) throws SshException {
        String path = landing.folder().path();
        Outcome outcome = landing.board().run(BoardScript.of(Removal.class, "remove", List.of(path)), LIMIT);
        if (!outcome.succeeded()) {
            throw new SshException(SshFault.FILE, path + " could not be removed: " + outcome.complaint());
        }
        return new Found<>(
                true, path + (outcome.output().isBlank() ? " removed" : " cleared; files of somebody else stay in it"));
    }

    private Found<Boolean> retire(String name) throws FarmException, InterruptedException {
        Optional<DeviceRow> device = means.farm().device(name);
        if (device.isPresent() && device.get().health() != DeviceHealth.RETIRED) {
            means.farm().act(name, DeviceAction.RETIRE, "removed");
        }
        means.farm().forget(name);
        return new Found<>(
                true, device.isPresent() ? name + " is retired; its measurements stay" : "it does not know " + name);
    }
}
