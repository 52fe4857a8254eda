package dev.assay.cli.command.farm;

import dev.assay.api.SshAccess;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.farm.FindingText;
import dev.assay.cli.report.ExitCodes;
import dev.assay.registration.Doctor;
import dev.assay.registration.Finding;
import dev.assay.ssh.SshRoute;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is wrong with a device. */
@Command(
        name = "doctor",
        description = {
            "Looks at everything that a device needs, on its board and at the controller, changes nothing,",
            "and names the command that repairs what is wrong. Exit code 0 when nothing is."
        })
final class DeviceDoctorCommand extends BoardCommand {
    @Parameters(paramLabel = "NAME", description = "of the device")
    private String name = "";

    @Option(names = "--json", description = "for programs")
    private boolean isJson;

    DeviceDoctorCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        SshAccess access = access(name);
        SshRoute route = route(access);
        return withBoardSilently(keys(access), means -> {
            List<Finding> findings = new Doctor(name, route, means).examine(route, Optional.of(access));
            if (isJson) {
                printJson(findings);
            } else {
                print(FindingText.of(findings));
            }
            return findings.stream().allMatch(Finding::ok) ? ExitCodes.CLEAN : ExitCodes.FARM_FAILED;
        });
    }
}
