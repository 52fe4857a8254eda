package dev.assay.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/** Collects what is found. One thread. */
public final class Findings {
    private final List<Check> checks = new ArrayList<>();

    /** Everything so far, in the order in which it was looked at. */
    public List<Check> all() {
        return List.copyOf(checks);
    }

    void fine(Check.Area area, String what, String text) {
        checks.add(new Check(area, what, Check.State.FINE, text, ""));
    }

    void wrong(Check.Area area, String what, String text, String remedy) {
        checks.add(new Check(area, what, Check.State.WRONG, text, remedy));
    }

    void notSeen(Check.Area area, String what, String text) {
        checks.add(new Check(area, what, Check.State.NOT_SEEN, text, ""));
    }

    /** Fine with a text, or wrong with the same text and a remedy. */
    void judge(Check.Area area, String what, boolean isFine, String text, String remedy) {
        if (isFine) {
            fine(area, what, text);
        } else {
            wrong(area, what, text, remedy);
        }
    }
}
