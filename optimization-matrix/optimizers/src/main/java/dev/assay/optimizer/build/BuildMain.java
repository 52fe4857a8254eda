package dev.assay.optimizer.build;

import com.google.protobuf.ByteString;
import dev.assay.fork.Lifeline;
import dev.assay.optimizer.onnx.ModelException;
import dev.assay.optimizer.onnx.WholeFile;
import dev.assay.optimizer.pass.PassException;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The child of a {@link BuildProcess}: builds one variant and writes down how that ended. */
public final class BuildMain {
    private BuildMain() {}

    /** Takes the file with the {@link BuildRequest} and the file for the {@link BuildOutcome}. */
    public static void main(String[] arguments) throws IOException, WireFormatException, InterruptedException {
        Lifeline.exitWithParent();
        BuildRequest request = WireJson.read(BuildRequest.class, Files.readAllBytes(Path.of(arguments[0])));
        byte[] outcome = WireJson.write(outcome(request));
        WholeFile.write(Path.of(arguments[1]), ByteString.copyFrom(outcome));
    }

    private static BuildOutcome outcome(BuildRequest request) throws InterruptedException {
        try {
            return BuildOutcome.built(VariantBuilder.build(request));
        } catch (PassException | ModelException e) {
            return BuildOutcome.failed(BuildFailure.Kind.REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return BuildOutcome.failed(BuildFailure.Kind.FAULT, "the variant cannot be written: " + e);
        } catch (RuntimeException e) {
            // Standard error goes to the parent's log of last words; the sentence goes to the user.
            e.printStackTrace();
            return BuildOutcome.failed(BuildFailure.Kind.FAULT, "the optimizers failed: " + e);
        }
    }
}
