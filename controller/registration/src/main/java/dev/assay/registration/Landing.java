package dev.assay.registration;

import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.install.InstallFolder;
import dev.assay.registration.install.Survey;
import dev.assay.registration.service.AgentService;
import dev.assay.registration.service.ServiceKind;
import dev.assay.registration.step.StepFailedException;
import dev.assay.registration.step.Steps;
import dev.assay.registration.tunnel.TunnelPath;
import dev.assay.ssh.SshConnection;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshRoute;
import java.util.Optional;

/**
 * A board that we are logged in to, and what there is of an agent on it.
 *
 * @param survey as it was when we came
 * @param installed with what the agent there is started; empty when there is none
 */
record Landing(SshConnection board, Survey survey, Optional<AgentArguments> installed) implements AutoCloseable {
    private static final String CONNECT = "connect";

    /**
     * Logs in and looks, as the first step of anything.
     *
     * @param folder of the agent; empty for the one it has, or else the usual one
     */
    static Landing on(SshRoute route, String folder, Means means) throws StepFailedException, InterruptedException {
        return means.steps().run(CONNECT, () -> {
            SshConnection board = means.connector().connect(route);
            try {
                Survey survey = Survey.of(board, folder);
                String via = route.jumps().isEmpty()
                        ? ""
                        : " through "
                                + String.join(
                                        ", ",
                                        route.jumps().stream()
                                                .map(Object::toString)
                                                .toList());
                return new Steps.Found<>(
                        new Landing(board, survey, new Installation(board, survey.folder()).arguments()),
                        board.address() + via + ", host key " + board.hostKey().fingerprint());
            } catch (IllegalArgumentException e) {
                board.close();
                throw new StepFailedException(String.valueOf(e.getMessage()), "name another folder with --folder");
            } catch (SshException e) {
                board.close();
                throw e;
            }
        });
    }

    InstallFolder folder() {
        return survey.folder();
    }

    Installation installation() {
        return new Installation(board, folder());
    }

    AgentService service() {
        return new AgentService(board, folder(), survey.user());
    }

    /** The hosts that a tunnel to this board goes through. */
    TunnelPath tunnelPath(SshRoute route, Means means) {
        return new TunnelPath(board, route, means.connector(), means.steps()::note);
    }

    Optional<ServiceKind> serviceKind() {
        return survey.serviceKind().flatMap(ServiceKind::ofId);
    }

    @Override
    public void close() {
        board.close();
    }
}
