package dev.assay.yaml;

/**
 * One thing that is wrong with a file.
 *
 * @param line in the file, from 1
 * @param path of the key: {@code axes.sparsity[2]}; empty for the file as a whole
 * @param message what was found and what was expected: {@code "int3"; expected none, …}
 */
public record YamlProblem(String fileName, int line, String path, String message) {

    /** {@code file:line: path: message}. */
    public String text() {
        return fileName + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
