package dev.assay.registration;

import dev.assay.registration.bundle.AgentFiles;
import dev.assay.registration.farm.Farm;
import dev.assay.registration.java.Permission;
import dev.assay.registration.probe.BoardProbe;
import dev.assay.registration.profile.ProfileChoice;
import dev.assay.registration.step.Pause;
import dev.assay.registration.step.Steps;
import dev.assay.ssh.SshConnector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * With what boards are worked on.
 *
 * @param farm the controller
 * @param agent the built agent on this machine
 * @param permission the person in front of the terminal
 * @param scratch an empty folder on this machine
 */
public record Means(
        SshConnector connector,
        BoardProbe probe,
        Farm farm,
        BuiltAgent agent,
        ProfileChoice profiles,
        Permission permission,
        Steps steps,
        InstantSource clock,
        Pause pause,
        Path scratch) {
    /** Finds the built agent, when it is needed. */
    @FunctionalInterface
    public interface BuiltAgent {
        /**
         * The agent's files.
         *
         * @throws IOException when it is not built; the message says what to do
         */
        AgentFiles find() throws IOException;
    }
}
