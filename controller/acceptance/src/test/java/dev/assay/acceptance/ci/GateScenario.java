package dev.assay.acceptance.ci;

import dev.assay.acceptance.DigitsFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The gates of which a run of the controller's API is recorded. A simulated device is slower with a model of more bytes. */
enum GateScenario {
    /** The same model again. */
    PASSED("main", 0),
    /** A model of so many more bytes. */
    REGRESSED("main", 9_000),
    /** A branch of which nobody has accepted a campaign. */
    INCONCLUSIVE("release", 0);

    static final String BRANCH = "pr-12";
    private static final String MODEL = "models/student-digits.onnx";
    /** {@code doc_string} of an ONNX model, field 6: it changes the file's size and nothing else. */
    private static final byte DOC_STRING = 0x32;

    private static final String SWEEP = """
            sweep: digits
            models:
              - name: student
                onnx: models/student-digits.onnx
                task: classification
                data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}
            axes:
              quantization: [none]
            devices: {labels: {simulated: "true"}}
            measure: {duration: 200ms, samples: 128, runs: 5, warmup: 100ms, warmup-max: 300ms, cooldown: 0s}
            """;

    private final String baseline;
    private final int moreBytes;

    GateScenario(String baseline, int moreBytes) {
        this.baseline = baseline;
        this.moreBytes = moreBytes;
    }

    /** The branch that is compared with. */
    String baseline() {
        return baseline;
    }

    /** {@code gate-regressed}. */
    String recordingName() {
        return "gate-" + name().toLowerCase(Locale.ROOT);
    }

    Recording recording() {
        return Recording.named(recordingName());
    }

    /** Writes {@code sweep.yaml} with its files into an empty folder. */
    void write(Path folder) throws IOException {
        DigitsFolder.write(folder, SWEEP);
        Path model = folder.resolve(MODEL);
        Files.write(model, longer(Files.readAllBytes(model), moreBytes));
    }

    private static byte[] longer(byte[] model, int moreBytes) {
        if (moreBytes == 0) {
            return model;
        }
        byte[] text = "x".repeat(moreBytes).getBytes(StandardCharsets.US_ASCII);
        byte[] longer = Arrays.copyOf(model, model.length + 3 + text.length);
        longer[model.length] = DOC_STRING;
        // The length as a varint of two bytes.
        longer[model.length + 1] = (byte) ((text.length & 0x7F) | 0x80);
        longer[model.length + 2] = (byte) (text.length >> 7);
        System.arraycopy(text, 0, longer, model.length + 3, text.length);
        return longer;
    }
}
