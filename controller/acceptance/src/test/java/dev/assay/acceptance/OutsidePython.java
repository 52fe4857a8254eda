package dev.assay.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Python with the same ONNX Runtime that Assay uses, where this machine has one. */
final class OutsidePython {
    private static final String VERSION_QUESTION = "import onnxruntime, numpy; print(onnxruntime.__version__)";

    private final String python;

    private OutsidePython(String python) {
        this.python = python;
    }

    /** The interpreter that {@code ASSAY_PYTHON} names, else {@code python3}, when it has {@code onnxRuntimeVersion}. */
    static Optional<OutsidePython> find(String onnxRuntimeVersion) throws IOException, InterruptedException {
        String python = Optional.ofNullable(System.getenv("ASSAY_PYTHON")).orElse("python3");
        try {
            String version = output(List.of(python, "-c", VERSION_QUESTION)).strip();
            return version.equals(onnxRuntimeVersion) ? Optional.of(new OutsidePython(python)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The predicted classes of every model for every example of {@code data}, in the order of the models. */
    List<int[]> predictions(Path data, List<Path> models) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(python);
        command.add(Repository.root()
                .resolve("controller/acceptance/src/test/python/predictions.py")
                .toString());
        command.add(data.toString());
        models.forEach(model -> command.add(model.toString()));
        return output(command)
                .lines()
                .map(line -> java.util.Arrays.stream(line.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toList();
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("outside-python", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command.get(0) + " failed: " + Files.readString(errors));
            }
            return output;
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
