package dev.assay.optimizer.calibrate;

import dev.assay.dataset.ArrayCursor;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.optimizer.build.BuildOutcome;
import dev.assay.optimizer.build.BuildProcess;
import dev.assay.optimizer.build.BuildReport;
import dev.assay.optimizer.build.BuildRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Time and peak memory of static int8 builds by number of calibration examples; memory must stay flat. Every figure comes from a
 * fresh process. Run by hand, not by the build: {@code main [repetitions]}, in the folder of this module.
 */
final class CalibrationMemoryBenchmark {
    private static final Path DIGITS = Path.of("..", "examples", "digits");
    private static final List<String> MODELS = List.of("mobilenetv2", "resnet");
    private static final List<String> SCHEMES = List.of("static-int8", "static-int8(calibration=percentile:99.99)");
    private static final int[] EXAMPLES = {8, 32, 96, 200, 800, 3_200};
    private static final String VARIANT = "variant.onnx";
    private static final double BYTES_PER_MB = 1e6;

    private CalibrationMemoryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int repetitions = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("calibration-benchmark");
        folder.toFile().deleteOnExit();
        folder.resolve(VARIANT).toFile().deleteOnExit();
        System.out.printf(
                Locale.ROOT, "%-12s %-42s %9s %10s %10s%n", "model", "scheme", "examples", "build [s]", "peak [MB]");
        for (String model : MODELS) {
            for (String scheme : SCHEMES) {
                for (int examples : EXAMPLES) {
                    Path data = repeated(folder, examples);
                    for (int i = 0; i < repetitions; i++) {
                        BuildReport report = build(folder, model, scheme, data);
                        System.out.printf(
                                Locale.ROOT,
                                "%-12s %-42s %9d %10.2f %10.1f%n",
                                model,
                                scheme,
                                examples,
                                report.buildSeconds(),
                                report.peakMemoryBytes() / BYTES_PER_MB);
                    }
                }
            }
        }
    }

    private static BuildReport build(Path folder, String model, String scheme, Path data) throws InterruptedException {
        BuildRequest request = new BuildRequest(
                DIGITS.resolve("models").resolve(model + "-digits.onnx").toString(),
                null,
                data.toString(),
                scheme,
                "0",
                "full",
                folder.resolve(VARIANT).toString(),
                1);
        BuildOutcome outcome =
                new BuildProcess(BuildProcess.STANDARD_FLAGS).build(request, Duration.ofMinutes(10), () -> false);
        BuildReport report = outcome.report();
        if (report == null) {
            throw new IllegalStateException(String.valueOf(outcome.failure()));
        }
        return report;
    }

    /** The first examples of the calibration data, from the start again when they run out. */
    private static Path repeated(Path folder, int examples) throws IOException, DatasetException {
        Path file = folder.resolve("calibration-" + examples + ".npz");
        file.toFile().deleteOnExit();
        byte[] header = ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + examples + ", 1, 32, 32), }\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("input.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
            zip.write(header);
            for (int left = examples; left > 0; ) {
                left -= copy(zip, left);
            }
        }
        return file;
    }

    private static int copy(OutputStream out, int examplesMax) throws IOException, DatasetException {
        WritableByteChannel channel = Channels.newChannel(out);
        int copied = 0;
        try (Dataset data = Dataset.open(DIGITS.resolve("data").resolve("digits-calibration.npz"));
                ArrayCursor cursor = data.cursor("input")) {
            ByteBuffer example = ByteBuffer.allocate(32 * 32 * Float.BYTES);
            while (copied < examplesMax && cursor.read(example.clear(), 1) == 1) {
                channel.write(example.flip());
                copied++;
            }
        }
        return copied;
    }
}
