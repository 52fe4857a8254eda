package dev.assay.sweep;

import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes every cell out of the product that matches all of its lists; a list matches when it is empty or names the cell's value.
 *
 * @param models names of models
 * @param devices names of devices; a rule that names some matches nothing while no device is known
 */
public record ExcludeRule(
        List<String> models,
        List<Quantization> quantization,
        List<Sparsity> sparsity,
        List<Rank> rank,
        List<Distillation> distillation,
        List<RuntimePattern> runtime,
        List<String> devices) {
    public ExcludeRule {
        models = List.copyOf(models);
        quantization = List.copyOf(quantization);
        sparsity = List.copyOf(sparsity);
        rank = List.copyOf(rank);
        distillation = List.copyOf(distillation);
        runtime = List.copyOf(runtime);
        devices = List.copyOf(devices);
    }

    /** Matches runtime settings by those that it names; null stands for any value. */
    public record RuntimePattern(
            @Nullable String provider,
            @Nullable Integer threads,
            @Nullable Integer batch) {

        /** Whether each named setting has the named value. */
        public boolean matches(RuntimeSettings settings) {
            return (provider == null || provider.equals(settings.provider()))
                    && (threads == null || threads == settings.threads())
                    && (batch == null || batch == settings.batch());
        }
    }
}
