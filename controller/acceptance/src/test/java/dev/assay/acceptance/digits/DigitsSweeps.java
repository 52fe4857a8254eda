package dev.assay.acceptance.digits;

import dev.assay.acceptance.DigitsFolder;
import dev.assay.optimizer.plant.PlantedModel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sweeps that a {@link DigitsFarm} runs, each in a folder of its own. */
final class DigitsSweeps {
    /** Convolutions have no fast dynamic kernel: two of eight cells are skipped, with their reason. */
    private static final String MEASURED = """
            sweep: digits
            models:
              - {name: mobilenetv2, onnx: models/mobilenetv2-digits.onnx, task: classification, data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}}
              - {name: resnet, onnx: models/resnet-digits.onnx, task: classification, data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}}
            axes:
              quantization: [none, dynamic-int8, static-int8, fp16-storage]
            devices: {names: [%s]}
            measure: {duration: 300ms, samples: 256, runs: 3, warmup: 200ms, warmup-max: 400ms, timeout: 1m, cooldown: 0s}
            gate:
              latency_p50: {catch: 10%%}
            """;

    /** What no sensor of this machine tells, simulated devices do. */
    private static final String SIMULATED = """
            sweep: boards
            models:
              - {name: vit, onnx: models/vit-digits.onnx, task: classification, data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}}
            axes:
              quantization: [none, dynamic-int8, static-int8]
            devices: {labels: {simulated: "true"}}
            measure: {duration: 200ms, samples: 256, runs: 3, warmup: 100ms, warmup-max: 300ms, cooldown: 0s}
            """;

    private static final String CHANGED_MODEL = "models/resnet-digits.onnx";
    /** About as long as the model itself takes: nobody can miss it, and few pairs decide. */
    private static final long STEPS = 60_000;

    private DigitsSweeps() {}

    /** What is accepted. */
    static void writeAccepted(Path folder, String device) throws Exception {
        DigitsFolder.write(folder, MEASURED.formatted(device));
    }

    /** The same with one model that has become slower. */
    static void writeRegressed(Path folder, String device) throws Exception {
        writeAccepted(folder, device);
        Path model = folder.resolve(CHANGED_MODEL);
        Files.write(model, PlantedModel.read(model).withWork(STEPS));
    }

    static void writeSimulated(Path folder) throws Exception {
        DigitsFolder.write(folder, SIMULATED);
    }
}
