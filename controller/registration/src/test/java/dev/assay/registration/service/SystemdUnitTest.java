package dev.assay.registration.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registration.install.InstallFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SystemdUnitTest {
    /** For devices where nobody may log in over SSH. */
    private static final Path DEPLOYED = Path.of("..", "..", "deploy", "systemd", "assay-agent.service");
    /** Where user and folder are the agent's own; here the user may be root, who needs rights, and the folder may lie in a home. */
    private static final List<String> OF_ITS_OWN = List.of("CapabilityBoundingSet=", "ProtectHome=yes");
    /** What differs by place. */
    private static final Pattern PLACE = Pattern.compile("(User|ExecStart|ReadWritePaths)=.*");

    private static final Pattern HARDENING = Pattern.compile(
            "(NoNewPrivileges|CapabilityBoundingSet|AmbientCapabilities|Protect\\w+|Private\\w+|Restrict\\w+|Lock\\w+|SystemCall\\w+"
                    + "|Memory\\w+|Device\\w+|UMask|DynamicUser|ProcSubset|RemoveIPC)=.*");

    private static final InstallFolder FOLDER = new InstallFolder("/home/pi/my agent");

    @Test
    void aUnitOfTheUserStartsTheCurrentBundleAndStopsWhereThatWouldNotHelp() {
        assertThat(SystemdUnit.text(ServiceKind.USER_UNIT, FOLDER, "pi"))
                .contains("ExecStart=\"/home/pi/my agent/current/service\" run \"/home/pi/my agent\"\n")
                .contains("RestartPreventExitStatus=3\n", "NoNewPrivileges=yes\n", "WantedBy=default.target\n")
                .doesNotContain("User=", "ProtectSystem", "FOLDER");
    }

    @Test
    void aUnitOfTheSystemRunsAsTheUserAndMayWriteItsFolderAlone() {
        assertThat(SystemdUnit.text(ServiceKind.SYSTEM_UNIT, FOLDER, "pi"))
                .contains("User=pi\n", "ProtectSystem=strict\n", "ReadWritePaths=\"/home/pi/my agent\"\n")
                .contains("WantedBy=multi-user.target\n")
                // Java compiles at run time, and boards have accelerators.
                .doesNotContain("MemoryDenyWriteExecute", "PrivateDevices", "ProtectClock", "USER");
    }

    @Test
    void theUnitThatIsInstalledByHandIsTheSameAndOnlyClosedFurtherWhereItCan() throws IOException {
        List<String> registered = settings(SystemdUnit.text(ServiceKind.SYSTEM_UNIT, FOLDER, "pi"));
        List<String> deployed = settings(Files.readString(DEPLOYED));

        assertThat(deployed)
                .containsAll(registered.stream()
                        .filter(line -> !PLACE.matcher(line).matches())
                        .toList());
        List<String> expected = new ArrayList<>(hardening(registered));
        expected.addAll(OF_ITS_OWN);
        assertThat(hardening(deployed)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> settings(String unit) {
        return unit.lines().filter(line -> line.matches("\\w+=.*")).toList();
    }

    private static List<String> hardening(List<String> settings) {
        return settings.stream()
                .filter(line -> HARDENING.matcher(line).matches())
                .toList();
    }
}
