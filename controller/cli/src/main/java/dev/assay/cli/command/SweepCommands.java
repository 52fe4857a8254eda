package dev.assay.cli.command;

import dev.assay.cli.plan.PlanReport;
import dev.assay.cli.plan.PlanText;
import dev.assay.cli.report.ExitCodes;
import dev.assay.protocol.WireJson;
import dev.assay.sweep.expansion.DeviceOffer;
import dev.assay.sweep.expansion.SweepExpansion;
import dev.assay.sweep.expansion.SweepPlan;
import dev.assay.sweep.reading.SweepReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about sweeps that start nothing. */
@Command(name = "sweep", description = "Checks a sweep and tells what it would do, without starting anything.")
final class SweepCommands {
    private SweepCommands() {}

    /** The command with its three parts. */
    static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new SweepCommands())
                .addSubcommand(new Validate(surroundings))
                .addSubcommand(new Plan(surroundings))
                .addSubcommand(new Schema(surroundings));
    }

    private static void refuse(Path file, SweepPlan plan, int cellsMax) {
        Optional<String> refusal = plan.refusal(cellsMax);
        if (refusal.isPresent()) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, file + ":1: " + refusal.get());
        }
    }

    /** Tells what is wrong. */
    @Command(
            name = "validate",
            description = "Tells every problem of a sweep at once, as FILE:LINE: what was found; what was expected.")
    static final class Validate implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", description = "the sweep (YAML)")
        private Path file = Path.of("");

        Validate(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            SweepFile sweep = SweepFile.read(file, surroundings);
            SweepPlan plan = SweepPlan.of(new SweepExpansion(sweep.sweep()));
            refuse(file, plan, sweep.sweep().cellsMax());
            surroundings.out().println(file + ": no problems · " + PlanText.summary(plan));
            return ExitCodes.CLEAN;
        }
    }

    /** Tells what would be done. */
    @Command(
            name = "plan",
            description = "Shows the matrix with its size, what is skipped and why, and the expected time.")
    static final class Plan implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", description = "the sweep (YAML)")
        private Path file = Path.of("");

        @Option(
                names = "--max-cells",
                paramLabel = "N",
                description = "allow so many cells instead of the sweep's own limit")
        private @Nullable Integer cellsMax;

        @Option(
                names = "--device",
                paramLabel = "NAME",
                arity = "1..*",
                description = "plan for these devices; otherwise for one")
        private @Nullable List<String> devices;

        @Option(names = "--json", description = "print the plan as JSON (assay-plan/1) instead")
        private boolean asJson;

        Plan(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            SweepFile sweep = SweepFile.read(file, surroundings);
            SweepPlan plan = SweepPlan.of(expansion(sweep));
            int limit = cellsMax == null ? sweep.sweep().cellsMax() : cellsMax;
            if (asJson) {
                PlanReport report = PlanReport.of(
                        sweep.sweep().name(), plan, plan.refusal(limit).orElse(null));
                surroundings.out().println(new String(WireJson.writePretty(report), StandardCharsets.UTF_8));
            } else {
                surroundings.out().println(PlanText.of(sweep.sweep().name(), plan));
            }
            refuse(file, plan, limit);
            return ExitCodes.CLEAN;
        }

        private SweepExpansion expansion(SweepFile sweep) {
            if (devices == null) {
                return new SweepExpansion(sweep.sweep());
            }
            return new SweepExpansion(
                    sweep.sweep(),
                    devices.stream()
                            .distinct()
                            .map(name -> new DeviceOffer(name, Set.of("cpu")))
                            .toList());
        }
    }

    /** For editors. */
    @Command(
            name = "schema",
            description = "Prints the JSON Schema of sweeps, by which editors complete and check them.",
            footer = {
                "",
                "For the YAML language server: write it to a file and begin the sweep with",
                "  # yaml-language-server: $schema=sweep.schema.json"
            })
    static final class Schema implements Callable<Integer> {
        private final Surroundings surroundings;

        Schema(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws IOException {
            try (InputStream schema = SweepReader.class.getResourceAsStream("/dev/assay/sweep/sweep.schema.json")) {
                if (schema == null) {
                    throw new IllegalStateException("sweep.schema.json is missing from the jar");
                }
                surroundings.out().print(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            }
            return ExitCodes.CLEAN;
        }
    }
}
