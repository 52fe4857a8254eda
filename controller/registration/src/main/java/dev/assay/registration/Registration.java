package dev.assay.registration;

import dev.assay.api.DeviceRow;
import dev.assay.registration.bundle.AgentBundle;
import dev.assay.registration.card.DeviceCard;
import dev.assay.registration.farm.FarmException;
import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.install.JavaHome;
import dev.assay.registration.probe.Probe;
import dev.assay.registration.profile.ChosenProfile;
import dev.assay.registration.service.ServiceKind;
import dev.assay.registration.step.StepFailedException;
import dev.assay.registration.step.Steps;
import dev.assay.registration.step.Steps.Found;
import dev.assay.ssh.SshException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a board a device of the farm, in steps. Each step looks first and does only what is not so already: doing it again repairs, and
 * changes nothing where nothing is wrong. Used once, by one thread.
 */
public final class Registration {
    private final Means means;
    private final Steps steps;
    private final RegistrationRequest asked;

    /** Of a board, by these means. */
    public Registration(RegistrationRequest asked, Means means) {
        this.asked = asked;
        this.means = means;
        this.steps = means.steps();
    }

    /**
     * Does all the steps.
     *
     * @throws StepFailedException when one failed, after it was shown; what was done before it stays, and doing it again goes on
     */
    public DeviceCard register() throws StepFailedException, InterruptedException {
        try (Landing landing = Landing.on(asked.route(), asked.folder(), means)) {
            return register(landing);
        }
    }

    private DeviceCard register(Landing landing) throws StepFailedException, InterruptedException {
        RegistrationRequest request = asked.completedBy(landing.installed());
        BoardWork board = new BoardWork(landing, means);
        FarmWork farm = new FarmWork(landing, means);
        Probe probe = steps.run("look", () -> board.look(request));
        ChosenProfile profile = steps.run("profile", () -> profile(request, probe));
        Known known = steps.run("name", () -> known(landing, farm));
        JavaHome java = steps.run("Java", () -> board.java(request.java(), probe));
        AgentBundle bundle = steps.run("agent", board::bundle);
        ControllerRoute route = steps.run("route", () -> farm.route(request, probe, known.name()));
        steps.run("enrolment", () -> farm.enrolment(known.name(), known.device()));
        AgentArguments arguments = new AgentArguments(
                route.addresses(), known.name(), request.labels(), bundle.shortHash(), profile.name());
        boolean isEnrolled = farm.hasEnrolled();
        ServiceKind kind = steps.run("service", () -> board.service(probe, arguments, isEnrolled));
        steps.run("connection", () -> farm.connection(known.name(), bundle.shortHash(), kind));
        boolean changed = board.hasStarted() || farm.hasEnrolled();
        DeviceRow device = steps.run("health check", () -> farm.check(known.name(), known.device(), changed));
        return new DeviceCard(device, profile, probe.facts(), java.version(), kind.text(), route.text());
    }

    private Found<ChosenProfile> profile(RegistrationRequest request, Probe probe) throws StepFailedException {
        ChosenProfile profile = means.profiles().choose(probe.facts(), request.profile());
        String differences =
                profile.differences().isEmpty() ? "" : "; differs: " + String.join("; ", profile.differences());
        return new Found<>(profile, profile.title() + " (" + profile.why() + ")" + differences);
    }

    /** The device's name, and what the farm knew of it before. */
    private record Known(String name, @Nullable DeviceRow device) {}

    private Found<Known> known(Landing landing, FarmWork farm)
            throws StepFailedException, FarmException, SshException, InterruptedException {
        Optional<String> installed = landing.installed().map(AgentArguments::name);
        String name =
                DeviceName.choose(asked.name(), installed, landing.survey().hostName());
        boolean isOurs = installed.isPresent();
        Optional<DeviceRow> device = means.farm().device(name);
        farm.requireFree(name, device.orElse(null), isOurs);
        return new Found<>(
                new Known(name, device.orElse(null)),
                name + (device.isPresent() ? ", known to the farm" : isOurs ? ", installed before" : ", new"));
    }
}
