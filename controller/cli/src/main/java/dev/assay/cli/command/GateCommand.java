package dev.assay.cli.command;

import picocli.CommandLine.Command;

/** Executes a sweep and judges every variant against the baseline of a branch. */
@Command(
        name = "gate",
        description = {
            "Measures every variant of a sweep side by side with its baseline, and says what regressed.",
            "The baseline is an accepted campaign of a branch: see \"assay baseline --help\".",
            "Options are those of \"assay run\", and some more."
        },
        footer = {
            "",
            "Exit codes: 0 nothing regressed; 1 regressed; 2 not decided, or nothing was measured;",
            "3 the sweep or the command is wrong; 4 the farm failed (no device, a lost agent, a fault while building).",
            "A regression that is proven answers 1 even if a part of the farm failed besides."
        })
final class GateCommand extends SweepExecution {
    GateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean isGated() {
        return true;
    }
}
