package dev.assay.agent.start;

import dev.assay.protocol.TokenText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the agent is told when it is started.
 *
 * @param controllers without a slash at their end; at least one
 * @param token the device's own, given by whoever starts the agent; null when the home folder has it, or enrolment brings it
 * @param enrolment null when there is no one-time token to be used
 * @param name of the device, unique in the farm
 * @param home its folder
 * @param profile name of the board's profile; null when nobody said
 * @param attended whether a person waits for the first answer, as for {@code assay agent join}
 */
public record AgentOptions(
        List<URI> controllers,
        @Nullable TokenText token,
        @Nullable EnrolmentToken enrolment,
        String name,
        AgentHome home,
        Map<String, String> labels,
        @Nullable String profile,
        boolean attended) {
    /** For people. */
    public static final String USAGE = """
            usage: assay agent --controller URL[,URL]... [--token-file FILE | --enrol-file FILE] [OPTION]...
                   assay agent join URL[,URL]... TOKEN [OPTION]...
              --controller URL    where the controllers of the farm listen, for instance https://farm:8420; the first that answers is
                                  used, and the others of the farm are learned from it
              --token-file FILE   the device's token is the content of this file
              --token TOKEN       the token itself; other users of this machine can see it; ASSAY_TOKEN in the environment is better
              --enrol-file FILE   a one-time enrolment token is the content of this file; it is exchanged for the device's own token,
                                  which stays in the home folder, and the file is deleted; ASSAY_ENROL_TOKEN in the environment
                                  and enrolment.token in the home folder do the same
              --name NAME         the device's name in the farm: a-z, 0-9 and -, at most 63; otherwise the host's name
              --profile NAME      the device profile of this kind of board
              --home DIR          folder for tokens, artifacts and unsent reports; otherwise .assay/agent/NAME
              --label KEY=VALUE   may be given several times
              --allow-root        join also as root; agents should run as an ordinary user
            join takes the enrolment token from standard input when TOKEN is -.""";

    public AgentOptions {
        controllers = List.copyOf(controllers);
        labels = Map.copyOf(labels);
    }

    /** Everything but tokens, which must not reach a log. */
    @Override
    public String toString() {
        return name + " at " + controllers + ", home " + home.folder() + ", labels " + new TreeMap<>(labels);
    }
}
