package dev.assay.registration;

/**
 * One thing that was looked at.
 *
 * @param what was looked at
 * @param ok whether it is as it should be
 * @param text what was found
 * @param remedy the command that repairs it; empty when nothing is wrong
 */
public record Finding(String what, boolean ok, String text, String remedy) {
    static Finding good(String what, String text) {
        return new Finding(what, true, text, "");
    }

    static Finding bad(String what, String text, String remedy) {
        return new Finding(what, false, text, remedy);
    }
}
