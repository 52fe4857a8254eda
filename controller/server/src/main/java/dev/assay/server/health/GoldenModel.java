package dev.assay.server.health;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.artifact.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A small model whose answers are known, as it travels to devices like any other. Its files come with the controller. Thread-safe.
 */
public final class GoldenModel {
    /** What a check is called wherever jobs are shown. */
    public static final String LABEL = "health check";

    private static final String MODEL = "golden-model.onnx";
    private static final String EXAMPLES = "golden-examples.npz";
    private static final String ANSWERS = "golden-answers.txt";
    /** Five runs give a noise score at once, and take a few seconds. */
    private static final int RUNS = 5;
    /** The shortest plan whose figures were steady from run to run: 0.2 s of samples after 0.1 s of warm-up. */
    private static final RunPlan RUN = new RunPlan("cpu", 1, 1, 256, 0.2, 20_000, 20, 0.1, 0.5, 60);

    private final SessionPlan plan;
    private final int[] answers;

    private GoldenModel(SessionPlan plan, int[] answers) {
        this.plan = plan;
        this.answers = answers;
    }

    /** Puts the files into the store, where devices find them; harmless when they are there already. */
    public static GoldenModel install(ArtifactStore artifacts) {
        SessionPlan plan = new SessionPlan(
                LABEL,
                store(artifacts, resource(MODEL)),
                store(artifacts, resource(EXAMPLES)),
                Task.CLASSIFICATION,
                RUN,
                RUNS,
                0,
                null);
        String text = new String(resource(ANSWERS), StandardCharsets.UTF_8);
        int[] answers = Arrays.stream(text.trim().split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new GoldenModel(plan, answers);
    }

    private static ArtifactRef store(ArtifactStore artifacts, byte[] bytes) {
        String sha256 = Sha256.of(bytes);
        try {
            artifacts.put(sha256, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArtifactRef(sha256, bytes.length);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(GoldenModel.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a device is asked to do. */
    public SessionPlan plan() {
        return plan;
    }

    /** The class that each example must be given; a copy. */
    public int[] answers() {
        return answers.clone();
    }

    /** How many of these answers are wrong, or missing. */
    int wrongAmong(int[] predictions) {
        int right = 0;
        for (int i = 0; i < Math.min(answers.length, predictions.length); i++) {
            right += answers[i] == predictions[i] ? 1 : 0;
        }
        return answers.length - right;
    }
}
