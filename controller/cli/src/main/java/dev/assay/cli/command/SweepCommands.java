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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about sweeps that start nothing. */
@Command(name = "sweep", description = "Checks a sweep and tells what it would do, without starting anything.")
final class SweepCommands {
    private final Surroundings surroundings;

    SweepCommands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Command(
            name = "validate",
            description = "Tells every problem of a sweep at once, as FILE:LINE: what was found; what was expected.")
    int validate(@Parameters(paramLabel = "FILE", description = "the sweep (YAML)") Path file) {
        SweepFile sweep = SweepFile.read(file, surroundings);
        SweepPlan plan = SweepPlan.of(new SweepExpansion(sweep.sweep()));
        Optional<String> refusal = plan.refusal(sweep.sweep().cellsMax());
        if (refusal.isPresent()) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, file + ": " + refusal.get());
        }
        surroundings.out().println(file + ": no problems · " + PlanText.summary(plan));
        return ExitCodes.CLEAN;
    }

    @Command(
            name = "plan",
            description = "Shows the matrix with its size, what is skipped and why, and the expected time.")
    int plan(
            @Parameters(paramLabel = "FILE", description = "the sweep (YAML)") Path file,
            @Nullable
                    @Option(
                            names = "--max-cells",
                            paramLabel = "N",
                            description = "allow so many cells instead of the sweep's own limit")
                    Integer cellsMax,
            @Nullable
                    @Option(
                            names = "--device",
                            paramLabel = "NAME",
                            arity = "1..*",
                            description = "plan for these devices; otherwise for one")
                    List<String> devices,
            @Option(names = "--json", description = "write the plan as JSON instead") boolean asJson) {
        SweepFile sweep = SweepFile.read(file, surroundings);
        SweepPlan plan = SweepPlan.of(expansion(sweep, devices));
        Optional<String> refusal = plan.refusal(cellsMax == null ? sweep.sweep().cellsMax() : cellsMax);
        if (asJson) {
            PlanReport report = PlanReport.of(sweep.sweep().name(), plan, refusal.orElse(null));
            surroundings.out().println(new String(WireJson.writePretty(report), StandardCharsets.UTF_8));
        } else {
            surroundings.out().println(PlanText.of(sweep.sweep().name(), plan));
        }
        if (refusal.isPresent()) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, file + ": " + refusal.get());
        }
        return ExitCodes.CLEAN;
    }

    @Command(
            name = "schema",
            description = "Prints the JSON Schema of sweeps, by which editors complete and check them.",
            footer = {
                "",
                "For the YAML language server: write it to a file and begin the sweep with",
                "  # yaml-language-server: $schema=sweep.schema.json"
            })
    int schema() throws IOException {
        try (InputStream schema = SweepReader.class.getResourceAsStream("/dev/assay/sweep/sweep.schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("sweep.schema.json is missing from the jar");
            }
            surroundings.out().print(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitCodes.CLEAN;
    }

    private static SweepExpansion expansion(SweepFile sweep, @Nullable List<String> devices) {
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
