package dev.assay.ssh;

/**
 * How a script on a board ended.
 *
 * @param exitCode 0 … 255, or −1 when a signal ended it
 * @param output what it printed, at most {@value #BYTES_MAX} bytes of it
 * @param errors what it printed to standard error, at most {@value #BYTES_MAX} bytes of it
 * @param cut whether it printed more than was kept
 */
public record Outcome(int exitCode, String output, String errors, boolean cut) {
    /** So much is kept of each of the two streams; the rest is read and thrown away. */
    public static final int BYTES_MAX = 1 << 20;

    /** Whether it ended with exit code 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** What it said last, for a message to a person: the end of its errors, or else of its output, on one line. */
    public String complaint() {
        String said = errors.isBlank() ? output : errors;
        String line = said.strip().replaceAll("\\s*\\R\\s*", "; ");
        int from = Math.max(0, line.length() - COMPLAINT_CHARS_MAX);
        return line.isEmpty() ? "it said nothing" : line.substring(from);
    }

    private static final int COMPLAINT_CHARS_MAX = 400;
}
