package dev.assay.registration.install;

import dev.assay.ssh.Board;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is of an agent on a board, by looking: nothing is changed. */
public final class Survey {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Map<String, String> facts;
    private final List<JavaHome> javas;
    private final List<String> missingTools;

    private Survey(Map<String, String> facts, List<JavaHome> javas, List<String> missingTools) {
        this.facts = facts;
        this.javas = javas;
        this.missingTools = missingTools;
    }

    /**
     * Looks at a board.
     *
     * @param folder of the agent as a person gave it; empty for the one that was used before, or the usual one
     */
    public static Survey of(Board board, String folder) throws SshException {
        Outcome outcome =
                board.run(BoardScript.of("survey", List.of(folder, Integer.toString(JavaHome.RELEASE_MIN))), LIMIT);
        Survey survey = parse(outcome.output());
        if (!survey.isYes("complete")) {
            throw new SshException(
                    SshFault.PROTOCOL, board.address() + " could not be looked at: " + outcome.complaint());
        }
        return survey;
    }

    /** What the script printed: a fact in each line, name and value with a tab between. */
    public static Survey parse(String text) {
        Map<String, String> facts = new HashMap<>();
        List<JavaHome> javas = new ArrayList<>();
        List<String> missingTools = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split("\t", 3);
            if (parts.length == 3) {
                javas.add(new JavaHome(parts[1], parts[2]));
            }
            if (parts.length == 2 && parts[0].equals("missing-tool")) {
                missingTools.add(parts[1]);
            }
            if (parts.length > 1) {
                facts.putIfAbsent(parts[0], parts[1]);
            }
        }
        return new Survey(facts, javas, missingTools);
    }

    /** The agent's folder. */
    public InstallFolder folder() {
        return new InstallFolder(fact("folder"));
    }

    /** Whether the agent is where it usually is. */
    public boolean hasUsualFolder() {
        return fact("folder").equals(fact("usual-folder"));
    }

    /** The user that we are there. */
    public String user() {
        return fact("user");
    }

    /** Whether that user is root. */
    public boolean isRoot() {
        return fact("uid").equals("0");
    }

    /** As {@code uname -m} says. */
    public String machine() {
        return fact("machine");
    }

    /** The board's own name. */
    public String hostName() {
        return fact("host");
    }

    /** The bundle in use. */
    public Optional<String> currentBundle() {
        return Optional.ofNullable(facts.get("current"));
    }

    /** The bundle that was in use before. */
    public Optional<String> previousBundle() {
        return Optional.ofNullable(facts.get("previous"));
    }

    /** Whether every byte of the bundle in use is what it should be. */
    public boolean isCurrentWhole() {
        return isYes("current-whole");
    }

    /** Java runtimes, ours first, up to the first that is usable. */
    public List<JavaHome> javas() {
        return List.copyOf(javas);
    }

    /** The Java runtime that the agent's folder points to. */
    public Optional<JavaHome> ourJava() {
        return facts.containsKey("java-ours") ? javas.stream().findFirst() : Optional.empty();
    }

    /** Whether the agent has a token of its own, which nobody else can read. */
    public boolean hasDeviceToken() {
        return fact("device-token").equals("-rw-------");
    }

    /** Whether others than the agent's user can read its token. */
    public boolean isDeviceTokenExposed() {
        return facts.containsKey("device-token") && !hasDeviceToken();
    }

    /** Whether a one-time token waits for the agent. */
    public boolean hasEnrolmentToken() {
        return facts.containsKey("enrolment-token");
    }

    /** How the service is kept running, as the installation noted it. */
    public Optional<String> serviceKind() {
        return Optional.ofNullable(facts.get("service-kind"));
    }

    /** Whether the controller may open a tunnel to this board. */
    public boolean hasTunnelKey() {
        return isYes("tunnel-key");
    }

    /** Tools that the agent's scripts need and the board lacks. */
    public List<String> missingTools() {
        return List.copyOf(missingTools);
    }

    private boolean isYes(String name) {
        return fact(name).equals("yes");
    }

    private String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
