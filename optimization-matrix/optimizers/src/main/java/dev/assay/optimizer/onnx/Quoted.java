package dev.assay.optimizer.onnx;

/** Shows a name from a file that nobody can trust: short, on one line, in quotes. */
final class Quoted {
    private static final int CHARACTERS_MAX = 80;

    private Quoted() {}

    static String name(String name) {
        String shown = name.length() > CHARACTERS_MAX ? name.substring(0, CHARACTERS_MAX) + "…" : name;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
