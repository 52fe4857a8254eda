package dev.assay.registration.probe;

import dev.assay.device.BoardFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a board told.
 *
 * @param facts what kind of board it is
 * @param account who we are there and what we may do
 * @param services what could keep the agent running
 * @param tools the small programs that were found
 * @param installFolder absolute path of the folder that was asked for
 * @param freeBytes for this user on the file system of the install folder; null when {@code df} did not tell
 * @param existing the installation that is already there; null when there is none
 * @param controller whether the board reaches the controller
 * @param clockSkewSeconds the board's clock less ours, exact to about a second; null when the board's clock could not be read
 * @param notRead what could not be read, each with its path or command and why; for people
 */
public record Probe(
        BoardFacts facts,
        Account account,
        Services services,
        Tools tools,
        String installFolder,
        @Nullable Long freeBytes,
        @Nullable Existing existing,
        Reach controller,
        @Nullable Double clockSkewSeconds,
        List<String> notRead) {
    public Probe {
        notRead = List.copyOf(notRead);
    }

    /**
     * Who we are on the board.
     *
     * @param home absolute path of the home folder, without symbolic links
     * @param sudo whether {@code sudo -n} works, so without a password; true for root itself
     */
    public record Account(String user, int userId, String home, boolean sudo) {}

    /**
     * What could keep an agent running.
     *
     * @param systemd whether systemd is process 1
     * @param userManager whether this user's own systemd manager answers
     * @param lingering whether it stays when nobody is logged in; null when {@code loginctl} did not tell
     * @param cron whether {@code crontab} is there, so that a script can be started after a reboot
     */
    public record Services(
            boolean systemd, boolean userManager, @Nullable Boolean lingering, boolean cron) {}

    /**
     * Small programs that an installation uses.
     *
     * @param javaPath absolute path of the best {@code java}, which is the newest; null when there is none
     */
    public record Tools(
            boolean sha256sum,
            boolean tar,
            boolean setsid,
            boolean curl,
            boolean wget,
            @Nullable String javaPath) {}

    /**
     * An installation of Assay's agent in the install folder.
     *
     * @param entries names in the folder, sorted
     * @param current where its link {@code current} leads to; null when there is no such link
     * @param processId of the process that its {@code agent.pid} names; null when there is no such file or no such process
     */
    public record Existing(
            List<String> entries,
            @Nullable String current,
            @Nullable Long processId) {
        public Existing {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Whether the board reaches the controller, and how that was tried.
     *
     * @param by the program that was used, for instance {@code curl}; empty when the board has none
     * @param detail what it said when it failed; empty otherwise
     */
    public record Reach(Answer answer, String by, String detail) {}

    /** The three answers to "does the board reach the controller". */
    public enum Answer {
        /** Something at the controller's address answered. */
        YES,
        /** Nothing answered: a tunnel is needed. */
        NO,
        /** The board has nothing to try with. */
        UNKNOWN
    }
}
