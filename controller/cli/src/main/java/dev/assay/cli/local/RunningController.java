package dev.assay.cli.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A controller that runs in a folder of this machine.
 *
 * @param tokenFile holds an administrator's token
 */
public record RunningController(URI url, Path tokenFile) {
    /** The one that runs in a farm's folder, {@code .assay} unless the user says otherwise; empty when none does. */
    public static Optional<RunningController> in(Path folder) {
        FarmHome home = new FarmHome(folder);
        return ControllerFile.read(home.controllerFile())
                .filter(file -> isController(file.pid()))
                .map(file -> new RunningController(URI.create(file.url()), home.clientToken()));
    }

    /** A number alone may have gone to another process since the controller died. */
    private static boolean isController(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .map(command -> command.contains("quarkus-run"))
                .orElse(false);
    }
}
