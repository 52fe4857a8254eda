package dev.assay.optimizer.plant;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.graph.FloatTensor;
import java.util.List;

/**
 * More resident memory, though not in the file: a tensor of ones that ONNX Runtime fills when it loads the model and keeps, and of
 * which each inference reads one place.
 */
final class ExtraMemory {
    private static final long BYTES_MAX = 1L << 32;

    private ExtraMemory() {}

    static ModelProto in(ModelProto model, long bytes) throws PlantException {
        if (bytes < Float.BYTES || bytes > BYTES_MAX) {
            throw new PlantException(bytes + " bytes; expected " + Float.BYTES + " to " + BYTES_MAX);
        }
        Seam seam = new Seam(model);
        String ones = seam.node("ConstantOfShape", seam.integers("places", List.of(1L), bytes / Float.BYTES));
        seam.last().addAttribute(Attributes.tensor("value", FloatTensor.floats("", new float[] {1}, List.of(1L))));
        // Below 1, so that as a whole number it is always the first place; but only the input tells.
        String place = seam.cast(seam.seed(), Attributes.INT64);
        return seam.close(seam.node("Gather", ones, place));
    }
}
