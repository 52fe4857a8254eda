package dev.assay.registration.install;

import java.util.regex.Pattern;

/**
 * The folder of an agent on a board; all that Assay has there, but for a line in authorized_keys and what starts the service.
 *
 * @param path absolute; letters, digits, blanks and {@code . _ + - , = @ /} only, since systemd and cron each have quotes of their own
 */
public record InstallFolder(String path) {
    private static final Pattern PATH = Pattern.compile("/[\\p{L}\\p{N} ._+,=@/-]*[\\p{L}\\p{N}._+,=@-]");

    public InstallFolder {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "\"" + path
                            + "\" cannot be the agent's folder; expected an absolute path of letters, digits, blanks and . _ + - , = @ /");
        }
    }

    /** Contents, each named by its SHA-256. */
    String content(String sha256) {
        return path + "/files/" + sha256;
    }

    /** The manifest of a folder that is about to be assembled. */
    String manifest(ParcelKind kind, String hash) {
        return path + "/" + kind.folder() + "/" + hash + ".manifest";
    }

    /** An assembled parcel. */
    public String made(ParcelKind kind, String hash) {
        return path + "/" + kind.folder() + "/" + hash;
    }

    /** The bundle in use. */
    public String current() {
        return path + "/current";
    }

    /** The home of the Java runtime in use. */
    public String java() {
        return path + "/java";
    }

    /** The agent's own folder: artifacts, unsent reports. */
    public String home() {
        return path + "/home";
    }

    /** The agent's arguments, one in each line. */
    public String arguments() {
        return home() + "/arguments";
    }

    /** The one-time token, until the agent has exchanged it. */
    public String enrolmentToken() {
        return home() + "/enrolment.token";
    }

    /** The device's own token. */
    public String deviceToken() {
        return home() + "/device.token";
    }

    /** The controllers that another farm, perhaps, named. */
    public String learnedControllers() {
        return home() + "/controllers.json";
    }

    /** What the agent printed. */
    public String log() {
        return path + "/log/agent.log";
    }

    /** How the service is kept running: a {@code ServiceKind}. */
    public String serviceKind() {
        return path + "/service.kind";
    }
}
