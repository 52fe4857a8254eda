package dev.assay.registration.service;

import dev.assay.registration.install.BoardScript;
import dev.assay.registration.install.InstallFolder;
import dev.assay.registration.probe.Probe;
import dev.assay.ssh.Board;
import dev.assay.ssh.FileMode;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The agent's service on one board: chosen, made, started, stopped. One thread. */
public final class AgentService {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Board board;
    private final InstallFolder folder;
    private final String user;

    /**
     * The service of the agent in a folder.
     *
     * @param user whom we are on the board, and the agent runs as
     */
    public AgentService(Board board, InstallFolder folder, String user) {
        this.board = board;
        this.folder = folder;
        this.user = user;
    }

    /** What was made. */
    public record Installed(ServiceKind kind, List<String> notes) {
        public Installed {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Makes the service of the best kind that works here; an earlier one of another kind is removed. Nothing is started.
     *
     * @param before the kind that an earlier installation noted
     * @throws SshException when no kind works
     */
    public Installed install(Probe probe, Optional<ServiceKind> before) throws SshException {
        List<String> notes = new ArrayList<>();
        ServiceKind kind = choose(probe, notes);
        if (before.isPresent() && before.get() != kind) {
            remove(before.get());
        }
        if (kind != ServiceKind.SUPERVISOR) {
            write(SystemdUnit.text(kind, folder, user), folder.path() + "/" + unit(kind));
        }
        require("install", kind);
        write(kind.id() + "\n", folder.serviceKind());
        if (kind == ServiceKind.SUPERVISOR && !probe.services().cron()) {
            notes.add("there is neither systemd nor cron here: after a reboot of the board, start the agent with \""
                    + folder.current() + "/service start " + folder.path() + "\", or run this command again");
        }
        return new Installed(kind, notes);
    }

    private ServiceKind choose(Probe probe, List<String> notes) throws SshException {
        if (probe.services().userManager()) {
            if (run("linger", ServiceKind.USER_UNIT).succeeded()) {
                return ServiceKind.USER_UNIT;
            }
            notes.add("a user unit would end at logout, since " + user
                    + " may not linger; \"sudo loginctl enable-linger " + user + "\" on the board allows it");
        }
        return probe.services().systemd() && probe.account().sudo() ? ServiceKind.SYSTEM_UNIT : ServiceKind.SUPERVISOR;
    }

    /** Starts the agent, or starts it again. */
    public void restart(ServiceKind kind) throws SshException {
        require("restart", kind);
    }

    /** Ends the agent; it starts again at the next boot. */
    public void stop(ServiceKind kind) throws SshException {
        require("stop", kind);
    }

    /** Whether it runs. */
    public boolean isRunning(ServiceKind kind) throws SshException {
        return run("running", kind).succeeded();
    }

    /** Ends the agent for good. */
    public void remove(ServiceKind kind) throws SshException {
        require("remove", kind);
    }

    private void require(String verb, ServiceKind kind) throws SshException {
        Outcome outcome = run(verb, kind);
        if (!outcome.succeeded()) {
            throw new SshException(
                    SshFault.FILE,
                    "the " + kind.text() + " on " + board.address() + " did not " + verb + ": " + outcome.complaint());
        }
    }

    private Outcome run(String verb, ServiceKind kind) throws SshException {
        return board.run(
                BoardScript.of(AgentService.class, "service", List.of(verb, kind.id(), folder.path(), unit(kind))),
                LIMIT);
    }

    private void write(String text, String path) throws SshException {
        board.write(text.getBytes(StandardCharsets.UTF_8), path, FileMode.READABLE);
    }

    /** Several users of one board may each have an agent, and the system's units are shared. */
    private String unit(ServiceKind kind) {
        return kind == ServiceKind.SYSTEM_UNIT ? "assay-agent-" + user + ".service" : "assay-agent.service";
    }
}
