package dev.assay.cli.doctor;

import dev.assay.cli.table.PrintableText;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people: a line for each thing, with the remedy below it. */
public final class DoctorText {
    private static final int AREA_WIDTH = 12;
    private static final int NAME_WIDTH = 20;

    private DoctorText() {}

    /** Every check, and how many things are wrong. */
    public static String of(DoctorReport report) {
        String lines = report.checks().stream().map(DoctorText::line).collect(Collectors.joining("\n"));
        String end = switch (report.wrong()) {
            case 0 -> "nothing is wrong";
            case 1 -> "1 thing is wrong";
            default -> report.wrong() + " things are wrong";
        };
        return report.controller() + "\n" + lines + "\n" + end;
    }

    private static String line(Check check) {
        String head = mark(check.state()) + " "
                + padded(check.area().name().toLowerCase(Locale.ROOT), AREA_WIDTH)
                + padded(check.what(), NAME_WIDTH)
                // Names of devices and words of servers are strangers'.
                + PrintableText.of(check.text());
        String remedy = " ".repeat(2 + AREA_WIDTH + NAME_WIDTH) + "→ " + PrintableText.of(check.remedy());
        return check.remedy().isEmpty() ? head : head + "\n" + remedy;
    }

    private static String mark(Check.State state) {
        return switch (state) {
            case FINE -> "✓";
            case WRONG -> "✗";
            case NOT_SEEN -> "·";
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
