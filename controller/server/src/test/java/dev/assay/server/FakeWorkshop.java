package dev.assay.server;

import dev.assay.api.BuildAction;
import dev.assay.api.FailureOwner;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.variant.BuildFailedException;
import dev.assay.server.variant.BuildNotes;
import dev.assay.server.variant.BuildOrder;
import dev.assay.server.variant.BuiltModel;
import dev.assay.server.variant.VariantWorkshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the recipe instead of a model. Recipes that contain a word it was told fail. */
public final class FakeWorkshop implements VariantWorkshop {
    private final List<String> built = new ArrayList<>();
    private String stamp = "fake-1";
    private String broken = "nothing is broken";

    /** Every recipe that was built, in order. */
    public List<String> built() {
        return built;
    }

    public void breakRecipesWith(String word) {
        broken = word;
    }

    /** Another version of the optimizers, which builds other bytes; for controllers that are started later. */
    public void becomeVersion(String version) {
        stamp = version;
    }

    @Override
    public String version() {
        return stamp;
    }

    @Override
    public BuiltModel build(BuildOrder order) throws BuildFailedException, IOException {
        String recipe = order.recipe().canonicalText();
        if (recipe.contains(broken)) {
            throw new BuildFailedException(new CellFailure(FailureOwner.ASSAY, "cannot build " + broken));
        }
        built.add(recipe);
        Path file = order.folder().resolve("variant.onnx");
        Files.writeString(file, order.model().getFileName() + " " + recipe + " " + stamp);
        BuildAction action = new BuildAction("conv1", "Conv", "quantized", "");
        return new BuiltModel(file, new BuildNotes(List.of(action), List.of("mind the sums")));
    }
}
