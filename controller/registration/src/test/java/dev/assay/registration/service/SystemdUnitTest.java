package dev.assay.registration.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registration.install.InstallFolder;
import org.junit.jupiter.api.Test;

class SystemdUnitTest {
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
                .doesNotContain("MemoryDenyWriteExecute", "PrivateDevices", "USER");
    }
}
