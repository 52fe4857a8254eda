package dev.assay.registration;

import dev.assay.api.DeviceRow;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.SshAccess;
import dev.assay.registration.farm.Farm;
import dev.assay.registration.farm.FarmException;
import dev.assay.registration.install.InstallFolder;
import dev.assay.registration.probe.Probe;
import dev.assay.registration.service.AgentService;
import dev.assay.registration.service.ServiceKind;
import dev.assay.registration.step.StepFailedException;
import dev.assay.registration.step.Steps.Found;
import dev.assay.registration.tunnel.Tunnel;
import dev.assay.ssh.FileMode;
import dev.assay.ssh.HostKey;
import dev.assay.ssh.Script;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshRoute;
import dev.assay.ssh.SshTarget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of a registration that the controller takes part in. */
final class FarmWork {
    private static final Duration ENROLMENT_VALID = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** What the agent says when it has no token that is good; a new one repairs that. */
    private static final List<String> TOKEN_TROUBLES =
            List.of("does not accept this agent's token", "refused the enrolment", "no token in");

    private final Landing landing;
    private final Means means;
    private final Farm farm;
    private boolean hasEnrolled;

    FarmWork(Landing landing, Means means) {
        this.landing = landing;
        this.means = means;
        this.farm = means.farm();
    }

    /** Whether the board got a new one-time token. */
    boolean hasEnrolled() {
        return hasEnrolled;
    }

    /**
     * Refuses the name of another board.
     *
     * @param known the device of that name; null when the farm has none
     * @param isOurs whether the board has that name already
     */
    void requireFree(String name, @Nullable DeviceRow known, boolean isOurs)
            throws StepFailedException, FarmException, InterruptedException {
        if (isOurs) {
            return;
        }
        Optional<SshAccess> other = farm.ssh(name);
        boolean isElsewhere = other.isPresent()
                ? !other.get().hostKey().equals(landing.board().hostKey().line())
                : known != null && known.connected();
        if (isElsewhere) {
            String where = other.map(access -> access.user() + "@" + access.host())
                    .orElse("connected, and not from this board");
            throw new StepFailedException(
                    "the farm has a device " + name + " already: " + where,
                    "give this one a name of its own with --name, or forget the other one: assay device remove " + name
                            + " --forget");
        }
    }

    /** Finds the way from the board to the controller, and makes one where there is none. */
    Found<ControllerRoute> route(RegistrationRequest request, Probe probe, String name)
            throws StepFailedException, FarmException, SshException, InterruptedException {
        ControllerRoute route = choose(request, probe);
        if (!route.tunnelPorts().isEmpty()) {
            landing.tunnelPath(request.route(), means).allow(farm.tunnelKeys());
        } else if (landing.survey().hasTunnelKey()) {
            landing.tunnelPath(request.route(), means).forbid();
        }
        farm.putSsh(name, access(request.route(), route.tunnelPorts()));
        return new Found<>(route, route.text());
    }

    private static ControllerRoute choose(RegistrationRequest request, Probe probe) {
        List<URI> direct = request.urlsForBoard();
        URI first = direct.get(0);
        Probe.Answer answer = ControllerRoute.isLoopback(first)
                ? Probe.Answer.NO
                : probe.controller().answer();
        String why = ControllerRoute.isLoopback(first)
                ? "the controller listens on its own machine alone"
                : "the board does not reach " + first;
        return switch (answer) {
            case YES -> new ControllerRoute(direct, List.of(), "direct to " + first);
            case NO -> new ControllerRoute(Tunnel.addresses(first), Tunnel.PORTS, "tunnel, since " + why);
            case UNKNOWN -> {
                List<URI> both = new ArrayList<>(direct);
                both.addAll(Tunnel.addresses(first));
                yield new ControllerRoute(
                        both,
                        Tunnel.PORTS,
                        "direct to " + first + ", or else by tunnel: the board has nothing to try it with");
            }
        };
    }

    private SshAccess access(SshRoute route, List<Integer> tunnelPorts) {
        SshTarget target = route.target();
        return new SshAccess(
                target.user(),
                target.host(),
                target.port(),
                route.jumps().stream().map(SshTarget::toString).toList(),
                landing.board().hostKey().line(),
                landing.board().jumpHostKeys().stream().map(HostKey::line).toList(),
                tunnelPorts);
    }

    /** Gives the board a one-time token, unless its agent has a token of its own. */
    Found<Boolean> enrolment(String name, @Nullable DeviceRow known)
            throws FarmException, SshException, InterruptedException {
        if (landing.survey().hasDeviceToken() && known != null) {
            return new Found<>(false, "the device has its own token");
        }
        enrol(name);
        return new Found<>(
                true,
                landing.survey().isDeviceTokenExposed()
                        ? "others could read the device's token; it gets a new one"
                        : "a one-time token, valid for an hour, is on the board");
    }

    private void enrol(String name) throws FarmException, SshException, InterruptedException {
        InstallFolder folder = landing.folder();
        EnrolmentGrant grant = farm.enrol(new EnrolmentOffer(name, ENROLMENT_VALID.toSeconds()));
        landing.board().run(Script.of("rm -f \"$1\" \"$2\"", folder.deviceToken(), folder.learnedControllers()), LIMIT);
        landing.board().write(grant.token().getBytes(StandardCharsets.UTF_8), folder.enrolmentToken(), FileMode.SECRET);
        hasEnrolled = true;
    }

    /** Waits for the agent; one whose token is no longer good gets a new one. */
    Found<DeviceRow> connection(String name, String bundle, ServiceKind kind)
            throws StepFailedException, FarmException, SshException, InterruptedException {
        AgentService service = landing.service();
        FarmWatch watch = new FarmWatch(means);
        boolean isSecond = false;
        while (true) {
            try {
                DeviceRow device = watch.agent(
                        name,
                        bundle,
                        () -> service.isRunning(kind),
                        text -> means.steps().progress("connection", text));
                return new Found<>(device, "agent " + device.environment().agentVersion());
            } catch (FarmWatch.AgentAbsentException e) {
                String words = landing.installation().lastWords();
                if (isSecond || TOKEN_TROUBLES.stream().noneMatch(words::contains)) {
                    throw new StepFailedException(
                            e.getMessage() + tunnelTrouble(name) + words,
                            "assay device logs " + name + " shows more; this command again repairs");
                }
                isSecond = true;
                means.steps().note("the device's token is no longer good; it gets a new one");
                enrol(name);
                service.restart(kind);
            }
        }
    }

    /** Why the tunnel is not open, if the device needs one. */
    private String tunnelTrouble(String name) throws FarmException, InterruptedException {
        return farm.tunnel(name)
                .filter(tunnel -> tunnel.wanted() && tunnel.port() == null)
                .map(tunnel -> "; the controller has not opened its tunnel"
                        + (tunnel.lastError() == null ? "" : ": " + tunnel.lastError()))
                .orElse("");
    }

    Found<DeviceRow> check(String name, @Nullable DeviceRow before, boolean changed)
            throws StepFailedException, FarmException, InterruptedException {
        DeviceRow device = new FarmWatch(means)
                .check(name, before, changed, text -> means.steps().progress("health check", text));
        return new Found<>(
                device,
                device.lastCheck() == null ? "passed" : device.lastCheck().finding());
    }
}
