package dev.assay.server.workshop;

import dev.assay.api.BuildAction;
import dev.assay.api.FailureOwner;
import dev.assay.optimizer.build.BuildFailure;
import dev.assay.optimizer.build.BuildOutcome;
import dev.assay.optimizer.build.BuildProcess;
import dev.assay.optimizer.build.BuildReport;
import dev.assay.optimizer.build.BuildRequest;
import dev.assay.optimizer.build.OptimizerVersion;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.variant.BuildFailedException;
import dev.assay.server.variant.BuildNotes;
import dev.assay.server.variant.BuildOrder;
import dev.assay.server.variant.BuiltModel;
import dev.assay.server.variant.VariantWorkshop;
import dev.assay.sweep.VariantRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds variants with the optimizers, each in a process of its own. Thread-safe. */
public final class OptimizerWorkshop implements VariantWorkshop {
    /** One for all: a sweep's seed is no part of a recipe, so it must not change what a recipe makes. */
    private static final long SEED = 1;

    private final BuildProcess process;

    /** @param heapBytes Java heap of one build */
    public OptimizerWorkshop(long heapBytes) {
        List<String> flags = new ArrayList<>(BuildProcess.STANDARD_FLAGS);
        flags.removeIf(flag -> flag.startsWith("-Xmx"));
        flags.add("-Xmx" + heapBytes);
        this.process = new BuildProcess(flags);
    }

    @Override
    public String version() {
        return OptimizerVersion.current();
    }

    @Override
    public BuiltModel build(BuildOrder order) throws BuildFailedException, InterruptedException {
        Path output = order.folder().resolve("variant.onnx");
        VariantRecipe recipe = order.recipe();
        BuildRequest request = new BuildRequest(
                order.model().toString(),
                text(order.student()),
                text(order.calibration()),
                recipe.quantization().text(),
                recipe.sparsity().text(),
                recipe.rank().text(),
                output.toString(),
                SEED);
        BuildOutcome outcome = process.build(request, order.timeout(), () -> false);
        BuildReport report = outcome.report();
        if (report == null) {
            throw new BuildFailedException(failure(outcome.failure()));
        }
        return new BuiltModel(output, notes(report));
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }

    private static CellFailure failure(@Nullable BuildFailure failure) {
        if (failure == null) {
            return new CellFailure(FailureOwner.ASSAY, "the build ended without a word");
        }
        String sentence = failure.sentence();
        return switch (failure.kind()) {
            case REFUSED -> new CellFailure(FailureOwner.SWEEP_AUTHOR, sentence);
            case OUT_OF_MEMORY -> new CellFailure(FailureOwner.LAB, sentence + "; raise assay.build.memory");
            case TIMED_OUT -> new CellFailure(FailureOwner.LAB, sentence + "; raise assay.build.timeout");
            case CRASHED, CANCELLED, FAULT -> new CellFailure(FailureOwner.ASSAY, sentence);
        };
    }

    private static BuildNotes notes(BuildReport report) {
        List<BuildAction> actions = report.actions().stream()
                .map(action -> new BuildAction(action.node(), action.operator(), action.action(), action.detail()))
                .toList();
        return new BuildNotes(actions, report.warnings());
    }
}
