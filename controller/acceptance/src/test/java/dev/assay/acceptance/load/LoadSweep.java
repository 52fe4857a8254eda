package dev.assay.acceptance.load;

import dev.assay.acceptance.Repository;
import dev.assay.api.CampaignRequest;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A sweep of so many models that nobody needs to build: one job for each of them and each device. */
final class LoadSweep {
    private static final Path DATA = Repository.root().resolve("optimization-matrix/examples/digits");
    private static final String CALIBRATION = "data/digits-calibration.npz";
    private static final String EXAMPLES = "data/digits-test.npz";

    /** {@code doc_string} of an ONNX model, field 6: it changes the file's hash and nothing else. */
    private static final byte DOC_STRING = 0x32;

    private final Map<String, String> sha256ByPath = new HashMap<>();
    private final StringBuilder yaml = new StringBuilder("sweep: load\nmodels:\n");

    /** Uploads the models and what they need. */
    static CampaignRequest upload(ApiClient client, Path scratch, int models, double runSeconds)
            throws IOException, ApiException, InterruptedException {
        LoadSweep sweep = new LoadSweep();
        sweep.add(client, CALIBRATION, DATA.resolve(CALIBRATION));
        sweep.add(client, EXAMPLES, DATA.resolve(EXAMPLES));
        byte[] original = Files.readAllBytes(DATA.resolve("models/student-digits.onnx"));
        for (int i = 0; i < models; i++) {
            String path = "models/model-" + i + ".onnx";
            sweep.add(client, path, Files.write(scratch.resolve("model.onnx"), named(original, "load-" + i)));
            sweep.yaml
                    .append("  - name: model-")
                    .append(i)
                    .append("\n    onnx: ")
                    .append(path)
                    .append("\n    task: classification\n    data: {calibration: ")
                    .append(CALIBRATION)
                    .append(", test: ")
                    .append(EXAMPLES)
                    .append("}\n");
        }
        sweep.yaml.append("devices: {labels: {simulated: true}}\n");
        sweep.yaml
                .append("measure: {duration: ")
                .append(runSeconds)
                .append("s, samples: 128, runs: 5, warmup: 0.3s, warmup-max: 1s}\n");
        return new CampaignRequest(
                "load.yaml", sweep.yaml.toString(), sweep.sha256ByPath, null, null, false, null, 0, null);
    }

    private void add(ApiClient client, String path, Path file) throws IOException, ApiException, InterruptedException {
        String sha256 = sha256(Files.readAllBytes(file));
        client.upload(sha256, file);
        sha256ByPath.put(path, sha256);
    }

    private static byte[] named(byte[] model, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] named = Arrays.copyOf(model, model.length + 2 + text.length);
        named[model.length] = DOC_STRING;
        named[model.length + 1] = (byte) text.length;
        System.arraycopy(text, 0, named, model.length + 2, text.length);
        return named;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
