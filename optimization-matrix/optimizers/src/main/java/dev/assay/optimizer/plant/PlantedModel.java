package dev.assay.optimizer.plant;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.ByteString;
import dev.assay.optimizer.onnx.LoadedModel;
import dev.assay.optimizer.onnx.ModelException;
import dev.assay.optimizer.onnx.ModelFile;
import dev.assay.optimizer.onnx.Sha256;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.PlantedChange;
import java.nio.file.Path;

/**
 * A model that something can be planted into. The same change gives the same bytes. Immutable.
 *
 * @param model as it is in the file
 * @param original the file
 */
public record PlantedModel(ModelProto model, ArtifactRef original) {

    /** Reads a model. */
    public static PlantedModel read(Path onnx) throws ModelException {
        LoadedModel loaded = ModelFile.load(onnx);
        ByteString bytes = loaded.wholeBytes();
        return new PlantedModel(loaded.model(), new ArtifactRef(Sha256.of(bytes), bytes.size()));
    }

    /**
     * The model with so many steps more to compute; its answers stay the same, bit for bit.
     *
     * @param steps at least 1; one takes some nanoseconds
     */
    public byte[] withWork(long steps) throws PlantException {
        return marked(ExtraWork.in(model, steps), PlantedChange.Kind.WORK, (double) steps);
    }

    /**
     * The model with so many bytes more in memory at run time, though not in the file; answers stay the same, bit for bit.
     *
     * @param bytes at least 4
     */
    public byte[] withMemory(long bytes) throws PlantException {
        return marked(ExtraMemory.in(model, bytes), PlantedChange.Kind.MEMORY, (double) bytes);
    }

    /**
     * The model with weights changed at random until it has lost so many right answers.
     *
     * @param testData examples with labels
     * @param share of the examples that become wrong, the least that is lost; in (0, 1)
     */
    public byte[] withErrors(Path testData, double share, long seed) throws PlantException {
        return marked(new LostAnswers(model, testData, seed).losing(share), PlantedChange.Kind.ERRORS, share);
    }

    private byte[] marked(ModelProto planted, PlantedChange.Kind kind, double amount) {
        PlantedChange change = new PlantedChange(kind, amount, original);
        return planted.toBuilder()
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(PlantedChange.METADATA_KEY)
                        .setValue(change.text()))
                .build()
                .toByteArray();
    }
}
