package dev.assay.dataset;

import java.nio.file.Path;
import java.util.List;

/** A data set that cannot be used: which file and array, what was found, what was expected. Its author must act. */
public final class DatasetException extends Exception {
    private static final long serialVersionUID = 1L;

    DatasetException(Path file, String found, String expected) {
        super(file + ": " + found + "; expected " + expected);
    }

    DatasetException(Path file, String found, String expected, Throwable cause) {
        super(file + ": " + found + "; expected " + expected, cause);
    }

    static DatasetException ofArray(Path file, String array, String found, String expected) {
        return new DatasetException(file, "array \"" + array + "\": " + found, expected);
    }

    static DatasetException ofArray(Path file, String array, String found, String expected, Throwable cause) {
        return new DatasetException(file, "array \"" + array + "\": " + found, expected, cause);
    }

    private DatasetException(String message) {
        super(message);
    }

    /** All problems at once, one per line. */
    static DatasetException ofProblems(Path file, List<String> problems) {
        String where = file + ": ";
        return new DatasetException(where + String.join(System.lineSeparator() + where, problems));
    }
}
