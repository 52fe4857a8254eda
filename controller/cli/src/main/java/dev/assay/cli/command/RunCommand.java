package dev.assay.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Executes a sweep; with {@code --gate} it is {@link GateCommand}. */
@Command(
        name = "run",
        description = {
            "Builds and measures every variant of a sweep and shows what came of it.",
            "Without --controller a controller and an agent are started on this machine, and end with this command.",
            "An interrupted run is taken up by the same command again: what is built and measured is kept."
        },
        footer = {
            "",
            "Exit codes: 0 all measured; 2 nothing was measured, or not all; 3 the sweep or the command is wrong;",
            "4 the farm failed (no device, a lost agent, a fault while building). With --gate see \"assay gate --help\"."
        })
final class RunCommand extends SweepExecution {
    @Option(names = "--gate", description = "judge every variant against the baseline, as \"assay gate\" does")
    private boolean isGated;

    RunCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean isGated() {
        return isGated;
    }
}
