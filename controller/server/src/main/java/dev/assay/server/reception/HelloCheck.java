package dev.assay.server.reception;

import dev.assay.protocol.AgentHello;
import dev.assay.protocol.Environment;
import dev.assay.server.device.DeviceName;
import dev.assay.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what an agent says of its device is of a size that a device may have. Every problem is found. */
final class HelloCheck {
    private static final int ID_CHARACTERS_MAX = 100;
    private static final int LABELS_MAX = 100;
    private static final int KEY_CHARACTERS_MAX = 63;
    private static final int TEXT_CHARACTERS_MAX = 300;
    private static final int LIST_MAX = 500;
    private static final int PROFILE_CHARACTERS_MAX = 63;

    private final List<String> problems = new ArrayList<>();

    private HelloCheck() {}

    /**
     * Checks a hello.
     *
     * @throws ProblemException with everything that is wrong (400)
     */
    static void require(AgentHello hello) {
        HelloCheck check = new HelloCheck();
        check.device(hello);
        check.environment(hello.environment());
        if (!check.problems.isEmpty()) {
            throw ProblemException.invalid(
                    "the agent's hello has " + check.problems.size() + " problems", check.problems);
        }
    }

    private void device(AgentHello hello) {
        if (!DeviceName.isWellFormed(hello.deviceName())) {
            problems.add(DeviceName.refusal(hello.deviceName()));
        }
        filled("instanceId", hello.instanceId(), ID_CHARACTERS_MAX);
        filled("hostId", hello.hostId(), ID_CHARACTERS_MAX);
        String profile = hello.profile();
        if (profile != null) {
            filled("profile", profile, PROFILE_CHARACTERS_MAX);
        }
        few("labels", hello.labels().size(), LABELS_MAX);
        hello.labels().forEach((key, value) -> {
            filled("a label's key", key, KEY_CHARACTERS_MAX);
            atMost("label " + key, value, TEXT_CHARACTERS_MAX);
        });
    }

    private void environment(Environment environment) {
        text("arch", environment.arch());
        text("cpuModel", environment.cpuModel());
        text("operatingSystem", environment.operatingSystem());
        text("kernel", environment.kernel());
        text("governor", environment.governor());
        text("libc", environment.libc());
        text("javaVersion", environment.javaVersion());
        text("onnxRuntimeVersion", environment.onnxRuntimeVersion());
        text("agentVersion", environment.agentVersion());
        texts("cpuFeatures", environment.cpuFeatures());
        texts("providers", environment.providers());
        texts("runJvmFlags", environment.runJvmFlags());
    }

    private void texts(String name, List<String> texts) {
        few("environment." + name, texts.size(), LIST_MAX);
        texts.stream().limit(LIST_MAX).forEach(text -> text(name, text));
    }

    private void text(String name, String text) {
        atMost("environment." + name, text, TEXT_CHARACTERS_MAX);
    }

    private void filled(String name, @Nullable String text, int charactersMax) {
        if (text == null
                || text.isBlank()
                || text.length() > charactersMax
                || text.chars().anyMatch(Character::isISOControl)) {
            int found = text == null ? 0 : text.length();
            problems.add(name + " has " + found + " characters or odd ones; expected 1 to " + charactersMax
                    + " that can be printed");
        }
    }

    private void atMost(String name, String text, int charactersMax) {
        if (text.length() > charactersMax) {
            problems.add(name + " has " + text.length() + " characters; expected at most " + charactersMax);
        }
    }

    private void few(String name, int found, int max) {
        if (found > max) {
            problems.add(name + " are " + found + "; expected at most " + max);
        }
    }
}
