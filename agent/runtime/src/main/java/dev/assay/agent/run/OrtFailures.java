package dev.assay.agent.run;

import ai.onnxruntime.OrtException;
import dev.assay.protocol.RunFailure;
import java.util.List;

/** Turns what ONNX Runtime says when something fails into words for the reader of a table. */
final class OrtFailures {
    private static final int CHARACTERS_MAX = 400;
    private static final List<String> HUNGER = List.of("bad_alloc", "bad allocation", "Failed to allocate memory");

    private OrtFailures() {}

    static boolean isHungerForMemory(OrtException exception) {
        String message = String.valueOf(exception.getMessage());
        return HUNGER.stream().anyMatch(message::contains);
    }

    /** The message on one line, without what only a debugger of ONNX Runtime wants. */
    static String sentence(OrtException exception) {
        String line =
                String.valueOf(exception.getMessage()).replaceAll("\\s+", " ").strip();
        return line.length() > CHARACTERS_MAX ? line.substring(0, CHARACTERS_MAX) + "…" : line;
    }

    /** An inference that failed: the model's own doing, unless memory ran out. */
    static RunFailure failure(OrtException exception) {
        return new RunFailure(
                isHungerForMemory(exception) ? RunFailure.Kind.OUT_OF_MEMORY : RunFailure.Kind.REFUSED,
                "ONNX Runtime: " + sentence(exception));
    }
}
