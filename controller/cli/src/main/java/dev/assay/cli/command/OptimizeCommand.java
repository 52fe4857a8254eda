package dev.assay.cli.command;

import dev.assay.cli.optimize.Optimization;
import dev.assay.cli.optimize.OptimizeReport;
import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.report.ExitCodes;
import dev.assay.protocol.WireJson;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Distillation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds one variant without a farm. */
@Command(
        name = "optimize",
        description = {
            "Builds one variant of a model, without a farm, and tells what was done to which node.",
            "Writes DIR/MODEL-VARIANT.onnx and beside it a report, MODEL-VARIANT.report.json. Nothing is written on failure."
        })
final class OptimizeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "MODEL", description = "the model (ONNX)")
    private Path model = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "examples of the model's inputs (NPZ), for static-int8")
    private @Nullable Path data;

    @Option(
            names = "--quantization",
            paramLabel = "SCHEME",
            description =
                    "none, dynamic-int8, static-int8, fp16-storage, or with options: static-int8(calibration=percentile:99.9,per-tensor)")
    private String quantization = "none";

    @Option(
            names = "--sparsity",
            paramLabel = "S",
            description = "the share of weights to remove, such as 0.5, or N:M, such as 2:4")
    private String sparsity = "0";

    @Option(names = "--rank", paramLabel = "R", description = "the share of the rank to keep, such as 0.5")
    private String rank = "full";

    @Option(
            names = "--student",
            paramLabel = "MODEL",
            description = "a ready smaller model that takes this one's place")
    private @Nullable Path student;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder for what is made")
    private Path out = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "of whatever is chosen at random (${DEFAULT-VALUE})")
    private long seed = Sweep.SEED_DEFAULT;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "when to give up: 90s, 15m (15m)")
    private Duration timeout = Duration.ofMinutes(15);

    @Option(names = "--nodes", description = "show every node instead of a summary")
    private boolean hasEveryNode;

    @Option(names = "--json", description = "print the report as JSON (assay-build/1) instead of tables")
    private boolean asJson;

    OptimizeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Inputs.requireFile(model, "a model (ONNX)");
        if (data != null) {
            Inputs.requireFile(data, "examples of the model's inputs (NPZ)");
        }
        if (student != null) {
            Inputs.requireFile(student, "a student model (ONNX)");
        }
        VariantRecipe recipe = recipe();
        StatusLine status = StatusLine.on(
                surroundings.err(), surroundings.environment().get("ASSAY_COLUMNS"), surroundings.clock());
        try {
            status.show("building " + recipe.label() + " …");
            OptimizeReport report = new Optimization(model, data, recipe, out, seed).build(timeout);
            status.clear();
            surroundings
                    .out()
                    .println(
                            asJson
                                    ? new String(WireJson.writePretty(report), StandardCharsets.UTF_8)
                                    : Optimization.text(report, hasEveryNode));
            return ExitCodes.CLEAN;
        } catch (Optimization.RefusedException e) {
            throw new CommandFailedException(
                    e.isUsersFault() ? ExitCodes.WRONG_INPUT : ExitCodes.FARM_FAILED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, out + " cannot be written: " + e.getMessage());
        } finally {
            status.clear();
        }
    }

    private VariantRecipe recipe() {
        List<String> problems = new ArrayList<>();
        VariantRecipe fp32 = VariantRecipe.FP32;
        VariantRecipe recipe = new VariantRecipe(
                value("--quantization", quantization, AxisText::quantization, fp32.quantization(), problems),
                value("--sparsity", sparsity, AxisText::sparsity, fp32.sparsity(), problems),
                value("--rank", rank, AxisText::rank, fp32.rank(), problems),
                student == null ? Distillation.NONE : new Distillation(student.toString()));
        if (!problems.isEmpty()) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.join("\n", problems));
        }
        return recipe;
    }

    private static <T> T value(
            String option, String text, Function<String, T> reader, T otherwise, List<String> problems) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(option + ": " + e.getMessage());
            return otherwise;
        }
    }
}
