package dev.assay.server.gate;

import java.util.List;

/** Checks the texts of requests about gates. */
final class GateTexts {
    private GateTexts() {}

    /** Notes what is wrong with a text that must be there and not be too long. */
    static void require(String what, String text, int charactersMax, List<String> problems) {
        if (text.isBlank() || text.length() > charactersMax) {
            problems.add(what + " has " + text.length() + " characters" + (text.isBlank() ? " and says nothing" : "")
                    + "; expected 1 to " + charactersMax);
        }
    }
}
