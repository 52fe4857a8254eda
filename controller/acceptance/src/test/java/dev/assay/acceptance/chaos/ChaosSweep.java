package dev.assay.acceptance.chaos;

import dev.assay.acceptance.DigitsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The work: sweeps of few builds and many measurements over the digits that the repository has. */
final class ChaosSweep {
    private static final List<String> FILES =
            List.of("models/student-digits.onnx", "data/digits-calibration.npz", "data/digits-test.npz");
    /** Two quantizations × two sparsities. */
    private static final int VARIANTS = 4;

    private static final String TEMPLATE = """
            sweep: chaos
            models:
              - name: student
                onnx: models/student-digits.onnx
                task: classification
                data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}
            axes:
              quantization: [none, static-int8]
              sparsity: [0, 0.5]
              runtime: [RUNTIMES]
            devices: {names: [DEVICES]}
            measure: {duration: 200ms, samples: SAMPLES, runs: 2, warmup: 100ms, warmup-max: 300ms, cooldown: 0s}
            """;

    private ChaosSweep() {}

    /**
     * A sweep's text.
     *
     * @param samples sweeps with the same number share their measurements
     */
    static String yaml(List<String> devices, int runtimes, int samples) {
        StringBuilder settings = new StringBuilder();
        for (int batch = 1; batch <= runtimes; batch++) {
            settings.append(batch == 1 ? "" : ", ")
                    .append("{provider: cpu, threads: 1, batch: ")
                    .append(batch)
                    .append("}");
        }
        return TEMPLATE.replace("RUNTIMES", settings)
                .replace("DEVICES", String.join(", ", devices))
                .replace("SAMPLES", Integer.toString(samples));
    }

    /** How many cells such a sweep has. */
    static int cells(int devices, int runtimes) {
        return VARIANTS * runtimes * devices;
    }

    /** The files that it names, by their path in it: written below {@code folder}. */
    static Map<String, Path> files(Path folder) throws IOException {
        DigitsFolder.write(Files.createDirectories(folder), "");
        Map<String, Path> files = new TreeMap<>();
        FILES.forEach(name -> files.put(name, folder.resolve(name)));
        return files;
    }

    /** SHA-256 of a file. */
    static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
