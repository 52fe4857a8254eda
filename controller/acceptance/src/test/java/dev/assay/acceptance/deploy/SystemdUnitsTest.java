package dev.assay.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The units, read by systemd itself. */
class SystemdUnitsTest {
    private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level for \\S+: ([0-9.]+)");
    private static final String REMEDY = "expected systemd (apt install systemd)";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"assay-controller.service", "assay-agent.service"})
    void systemdFindsNothingToComplainAbout(String name) throws IOException, InterruptedException {
        Path systemd = Program.need("systemd-analyze", REMEDY);
        // The same unit, with the program where it is on this machine.
        String text = DeployFolder.text(unit(name))
                .replace("/opt/assay/assay", Repository.root().resolve("assay").toString());
        Path here = Files.writeString(folder.resolve(name), text);

        Program.Outcome outcome = Program.run(List.of(systemd.toString(), "verify", here.toString()), folder);

        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    /** An agent may not be closed in as far as a controller: what hides sensors and accelerators or filters system calls changes its figures. */
    @ParameterizedTest
    @CsvSource({"assay-controller.service, 2.0", "assay-agent.service, 5.0"})
    void aServiceIsNoMoreExposedThanItsWorkAsksFor(String name, double exposureMax)
            throws IOException, InterruptedException {
        Path systemd = Program.need("systemd-analyze", REMEDY);

        Program.Outcome outcome = Program.run(
                List.of(
                        systemd.toString(),
                        "security",
                        "--offline=true",
                        "--no-pager",
                        unit(name).toString()),
                folder);

        Matcher exposure = EXPOSURE.matcher(outcome.output());
        assertThat(exposure.find()).as(outcome.output()).isTrue();
        assertThat(Double.parseDouble(exposure.group(1))).isLessThanOrEqualTo(exposureMax);
    }

    @Test
    void theControllerKeepsEverythingInTheFolderThatSystemdMakesForIt() {
        String text = DeployFolder.text(unit("assay-controller.service"));

        assertThat(text)
                .contains("StateDirectory=assay\n", "assay serve --home /var/lib/assay\n", "ProtectSystem=strict\n");
    }

    private static Path unit(String name) {
        return DeployFolder.file("systemd").resolve(name);
    }
}
