package dev.assay.sweep.expansion;

import dev.assay.sweep.DataSpec;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.VariantId;
import dev.assay.sweep.VariantRecipe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One variant under one runtime setting, on one device when devices are known.
 *
 * @param index position in the order of the expansion, from 0
 * @param student facts of the student that the recipe names; null when it names none
 * @param device name of the device; null while devices are not known
 * @param skip why it is not measured; null when it is
 */
public record Cell(
        int index,
        ModelSpec model,
        VariantRecipe recipe,
        @Nullable ModelFacts student,
        RuntimeSettings runtime,
        @Nullable String device,
        @Nullable Skip skip) {

    /** Why it is not measured; empty when it is. */
    public Optional<Skip> skipped() {
        return Optional.ofNullable(skip);
    }

    /** The same cell, to be measured. */
    Cell forced() {
        return new Cell(index, model, recipe, student, runtime, device, null);
    }

    /**
     * Says which cell it is, whatever its position: no two cells of an expansion have the same, and the same model, values and
     * device give the same in every campaign.
     */
    public String key() {
        return "model=" + model.name() + " " + recipe.canonicalText() + " " + runtime.text()
                + (device == null ? "" : " device=" + device);
    }

    /** Canonical text of the value on every axis, in this order: quantization, sparsity, rank, distillation, provider, threads, batch. */
    public Map<String, String> axes() {
        Map<String, String> axes = new LinkedHashMap<>();
        axes.put("quantization", recipe.quantization().text());
        axes.put("sparsity", recipe.sparsity().text());
        axes.put("rank", recipe.rank().text());
        axes.put("distillation", recipe.distillation().text());
        axes.put("provider", runtime.provider());
        axes.put("threads", Integer.toString(runtime.threads()));
        axes.put("batch", Integer.toString(runtime.batch()));
        return axes;
    }

    /**
     * The variant that it measures.
     *
     * @throws IllegalArgumentException for a skipped cell that lacks what the recipe needs, for instance calibration data
     */
    public VariantId variantId(String optimizerVersion) {
        DataSpec calibration = model.calibration();
        return VariantId.of(
                model.facts().sha256(),
                student == null ? null : student.sha256(),
                calibration == null ? null : calibration.sha256(),
                recipe,
                optimizerVersion);
    }
}
