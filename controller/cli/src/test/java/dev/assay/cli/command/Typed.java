package dev.assay.cli.command;

import dev.assay.cli.files.Fetcher;
import dev.assay.cli.files.OnnxFacts;
import dev.assay.cli.waiting.MovableClock;
import dev.assay.cli.waiting.Prompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A command as somebody typed it, in this process, with what it answered. */
public record Typed(int exitCode, String out, String err) {
    private static final Fetcher NO_NETWORK = address -> {
        throw new IOException("a test has no network");
    };

    /** Executes {@code assay} with these arguments. */
    public static Typed assay(String... arguments) {
        return assay(Map.of(), arguments);
    }

    /** The same with these environment variables. */
    public static Typed assay(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        MovableClock clock = new MovableClock();
        int exitCode = AssayCommand.execute(
                new Surroundings(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        environment,
                        clock,
                        clock,
                        Prompt.nobody(),
                        NO_NETWORK,
                        Path.of("nowhere"),
                        OnnxFacts::ofOneFile),
                arguments);
        return new Typed(exitCode, out.toString(), err.toString());
    }

    /** The example models and data of the repository. */
    static Path digits() {
        return Path.of("../../optimization-matrix/examples/digits")
                .toAbsolutePath()
                .normalize();
    }

    /** Writes a sweep over an example model. */
    static Path sweep(Path folder, String axes) throws IOException {
        return Files.writeString(
                folder.resolve("sweep.yaml"),
                """
                sweep: s
                models:
                  - name: student
                    onnx: DIGITS/models/student-digits.onnx
                    task: classification
                    data: {calibration: DIGITS/data/digits-calibration.npz, test: DIGITS/data/digits-test.npz}
                axes:
                """.replace("DIGITS", digits().toString())
                        + axes
                        + "measure: {runs: 2, duration: 1s, warmup: 500ms, warmup-max: 1s, timeout: 1m, cooldown: 0s}\n");
    }
}
