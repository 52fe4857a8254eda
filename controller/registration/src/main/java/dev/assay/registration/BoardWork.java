package dev.assay.registration;

import dev.assay.device.BoardFacts;
import dev.assay.registration.bundle.AgentBundle;
import dev.assay.registration.bundle.NativePlatform;
import dev.assay.registration.card.BoardText;
import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.install.Delivery;
import dev.assay.registration.install.JavaHome;
import dev.assay.registration.java.JavaChoice;
import dev.assay.registration.java.JavaSetup;
import dev.assay.registration.probe.Probe;
import dev.assay.registration.service.AgentService;
import dev.assay.registration.service.ServiceKind;
import dev.assay.registration.step.StepFailedException;
import dev.assay.registration.step.Steps;
import dev.assay.registration.step.Steps.Found;
import dev.assay.ssh.SshException;
import java.io.IOException;
import java.util.Optional;

/** The steps of a registration that are done on the board. */
final class BoardWork {
    private final Landing landing;
    private final Means means;
    private final Steps steps;
    private boolean isNew;
    private boolean hasStarted;

    BoardWork(Landing landing, Means means) {
        this.landing = landing;
        this.means = means;
        this.steps = means.steps();
    }

    /** Whether the agent was started, or started again. */
    boolean hasStarted() {
        return hasStarted;
    }

    Found<Probe> look(RegistrationRequest request) throws StepFailedException, SshException {
        BoardFitness.requireNotRoot(landing.survey());
        Probe probe = means.probe()
                .look(
                        landing.board(),
                        landing.folder().path(),
                        request.urlsForBoard().get(0));
        BoardFitness.requireLibraries(probe);
        BoardFitness.requireTools(landing.survey());
        BoardFitness.clockOddity(probe).ifPresent(steps::note);
        return new Found<>(probe, BoardText.summary(probe.facts()));
    }

    Found<JavaHome> java(JavaChoice choice, Probe probe) throws StepFailedException, IOException, InterruptedException {
        BoardFacts facts = probe.facts();
        Optional<JavaHome> before = landing.survey().ourJava();
        NativePlatform platform = Installation.platform(landing.survey().machine());
        JavaHome java = new JavaSetup(landing.board(), landing.folder(), means.scratch(), means.permission())
                .ensure(
                        landing.survey(),
                        platform,
                        Optional.ofNullable(facts.libc()).orElse(""),
                        choice,
                        text -> steps.progress("Java", text));
        isNew |= !before.equals(Optional.of(java));
        return new Found<>(java, java.version() + " in " + java.path());
    }

    Found<AgentBundle> bundle() throws StepFailedException, IOException {
        Delivery delivery = new Delivery(landing.board(), landing.folder());
        AgentBundle bundle = Installation.bundle(landing.survey().machine(), means);
        String sent = landing.installation().send(bundle, text -> steps.progress("agent", text));
        isNew |= !landing.survey().currentBundle().equals(Optional.of(bundle.hash()))
                || !landing.survey().isCurrentWhole();
        delivery.switchTo(bundle.hash());
        delivery.tidy();
        return new Found<>(bundle, bundle.agentVersion() + ", bundle " + sent);
    }

    /**
     * Starts the agent at boot and, if anything about it is new, now.
     *
     * @param isEnrolled whether it has a new token
     */
    Found<ServiceKind> service(Probe probe, AgentArguments arguments, boolean isEnrolled) throws SshException {
        AgentService service = landing.service();
        boolean hasNewArguments = landing.installation().write(arguments);
        isNew |= hasNewArguments || isEnrolled;
        landing.installation().rememberFolder(landing.survey());
        AgentService.Installed installed = service.install(probe, landing.serviceKind());
        installed.notes().forEach(steps::note);
        ServiceKind kind = installed.kind();
        boolean runs = service.isRunning(kind);
        if (isNew || !runs) {
            service.restart(kind);
            hasStarted = true;
        }
        return new Found<>(kind, kind.text() + (!hasStarted ? ", runs" : runs ? ", started again" : ", started"));
    }
}
