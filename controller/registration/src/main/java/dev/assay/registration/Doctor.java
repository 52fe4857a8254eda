package dev.assay.registration;

import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.HealthCheckRow;
import dev.assay.api.SshAccess;
import dev.assay.api.TunnelRow;
import dev.assay.registration.bundle.AgentBundle;
import dev.assay.registration.farm.FarmException;
import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.install.JavaHome;
import dev.assay.registration.install.Survey;
import dev.assay.registration.probe.Probe;
import dev.assay.registration.service.ServiceKind;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.SshRoute;
import dev.assay.ssh.SshTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at every fact of a device's installation, on the board and at the controller, and changes nothing. Used once, by one thread. */
public final class Doctor {
    private static final long FREE_BYTES_MIN = 100_000_000;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Means means;
    private final String name;
    private final String addAgain;
    private final List<Finding> findings = new ArrayList<>();

    /** For a device that is reached so. */
    public Doctor(String name, SshRoute route, Means means) {
        this.name = name;
        this.means = means;
        String via =
                String.join(",", route.jumps().stream().map(SshTarget::toString).toList());
        this.addAgain =
                "assay device add " + route.target() + (via.isEmpty() ? "" : " --via " + via) + " --name " + name;
    }

    /** What was found; all of it is good when nothing is wrong. */
    public List<Finding> examine(SshRoute route, Optional<SshAccess> access) throws InterruptedException {
        @Nullable DeviceRow device = null;
        try {
            device = farmSide();
        } catch (FarmException e) {
            bad("farm", String.valueOf(e.getMessage()), e.remedy());
        }
        try (Landing landing = Landing.on(route, "", means)) {
            good("connection", landing.board().address());
            access.ifPresent(known -> hostKey(landing, known));
            Optional<AgentArguments> arguments = landing.installed();
            files(landing, arguments);
            run(landing, arguments, device);
        } catch (StepFailedException e) {
            bad("connection", String.valueOf(e.getMessage()), e.remedy());
        } catch (IOException e) {
            bad("board", String.valueOf(e.getMessage()), addAgain);
        }
        return List.copyOf(findings);
    }

    private @Nullable DeviceRow farmSide() throws FarmException, InterruptedException {
        Optional<DeviceRow> found = means.farm().device(name);
        if (found.isEmpty()) {
            bad("farm", "it has no device " + name, addAgain);
            return null;
        }
        DeviceRow device = found.get();
        check("agent at the controller", device.connected(), "connected", "not connected", addAgain);
        String health = device.health().name().toLowerCase(Locale.ROOT) + reason(device);
        switch (device.health()) {
            case GOOD, UNKNOWN -> good("health", health);
            case SUSPECT, QUARANTINED -> bad("health", health, "assay device check " + name);
            case MAINTENANCE, RETIRED -> bad("health", health, "assay device resume " + name);
        }
        means.farm().tunnel(name).filter(TunnelRow::wanted).ifPresent(this::tunnel);
        @Nullable HealthCheckRow last = device.lastCheck();
        if (last == null) {
            bad("health check", "never done", "assay device check " + name);
        } else {
            check("health check", last.passed(), last.finding(), last.finding(), "assay device check " + name);
        }
        return device;
    }

    private void tunnel(TunnelRow tunnel) {
        check(
                "tunnel",
                tunnel.port() != null,
                "open at port " + tunnel.port() + " of the board's loopback",
                "not open" + (tunnel.lastError() == null ? "" : ": " + tunnel.lastError()),
                addAgain);
    }

    private static String reason(DeviceRow device) {
        boolean isNeedless =
                device.health() == DeviceHealth.GOOD || device.healthReason().isBlank();
        return isNeedless ? "" : ": " + device.healthReason();
    }

    private void hostKey(Landing landing, SshAccess known) {
        check(
                "host key",
                landing.board().hostKey().line().equals(known.hostKey()),
                landing.board().hostKey().fingerprint(),
                "the farm knows the board by another key, so its tunnel cannot open",
                addAgain);
    }

    /** What lies on the board. */
    private void files(Landing landing, Optional<AgentArguments> arguments) throws StepFailedException, IOException {
        Survey survey = landing.survey();
        check("user", !survey.isRoot(), survey.user(), "the agent never runs as root", "log in as another user");
        boolean isWhole = survey.currentBundle().isPresent() && survey.isCurrentWhole();
        String bundle = survey.currentBundle().map(AgentBundle::shortHash).orElse("none");
        check(
                "agent",
                isWhole,
                "bundle " + bundle + ", every byte is right",
                "bundle " + bundle + " is damaged or not there",
                addAgain);
        if (isWhole) {
            String ours = Installation.bundle(survey.machine(), means).shortHash();
            check(
                    "version",
                    ours.equals(bundle),
                    "this build's",
                    "this build has bundle " + ours,
                    "assay device update " + name);
        }
        Optional<JavaHome> java = survey.ourJava();
        check(
                "Java",
                java.filter(JavaHome::isUsable).isPresent(),
                java.map(JavaHome::version).orElse(""),
                java.map(home -> "Java " + home.version() + " does not run the agent")
                        .orElse("none"),
                addAgain);
        check(
                "token",
                survey.hasDeviceToken(),
                "the device's own, which nobody else can read",
                survey.isDeviceTokenExposed()
                        ? "others can read it"
                        : survey.hasEnrolmentToken() ? "not enrolled yet" : "none",
                addAgain);
        check(
                "settings",
                arguments.filter(one -> one.name().equals(name)).isPresent(),
                arguments.map(one -> one.controllers().toString()).orElse(""),
                arguments.map(one -> "they are of the device " + one.name()).orElse("none"),
                addAgain);
        check(
                "tools",
                survey.missingTools().isEmpty(),
                "all there",
                "missing: " + survey.missingTools(),
                "install coreutils");
    }

    /** What runs on the board, and what it needs. */
    private void run(Landing landing, Optional<AgentArguments> arguments, @Nullable DeviceRow device)
            throws IOException {
        Optional<ServiceKind> kind = landing.serviceKind();
        boolean runs = kind.isPresent() && landing.service().isRunning(kind.get());
        check(
                "service",
                runs,
                kind.map(ServiceKind::text).orElse(""),
                kind.map(one -> "the " + one.text() + " does not run").orElse("none")
                        + landing.installation().lastWords(),
                addAgain);
        if (arguments.isPresent()) {
            Probe probe = means.probe()
                    .look(
                            landing.board(),
                            landing.folder().path(),
                            arguments.get().controllers().get(0));
            Long free = probe.freeBytes();
            if (free != null) {
                String text = Math.round(free / BYTES_PER_MEGABYTE) + " MB free";
                check(
                        "disk",
                        free >= FREE_BYTES_MIN,
                        text,
                        text,
                        "free some of the disk of " + landing.folder().path());
            }
            BoardFitness.clockOddity(probe)
                    .ifPresent(oddity -> bad("clock", oddity, "start a time service on the board"));
            boolean isReached =
                    probe.controller().answer() != Probe.Answer.NO || (device != null && device.connected());
            check(
                    "route",
                    isReached,
                    String.valueOf(arguments.get().controllers().get(0)),
                    "the board does not reach " + arguments.get().controllers().get(0) + " "
                            + probe.controller().detail(),
                    addAgain);
        }
    }

    private void check(String what, boolean ok, String good, String bad, String remedy) {
        findings.add(ok ? Finding.good(what, good) : Finding.bad(what, bad, remedy));
    }

    private void good(String what, String text) {
        findings.add(Finding.good(what, text));
    }

    private void bad(String what, String text, String remedy) {
        findings.add(Finding.bad(what, text, remedy));
    }
}
