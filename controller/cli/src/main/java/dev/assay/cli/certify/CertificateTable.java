package dev.assay.cli.certify;

import dev.assay.cli.figure.Amounts;
import dev.assay.regression.certification.CaughtLevel;
import dev.assay.regression.certification.Certification;
import dev.assay.regression.certification.FalseAlarms;
import dev.assay.regression.certification.MeasuredChange;
import dev.assay.regression.certification.Planted;
import dev.assay.regression.certification.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a certification as rows of texts, for every format alike. */
public final class CertificateTable {
    /** What the columns are called. */
    public static final List<String> HEADERS = List.of(
            "planted",
            "truly [95 %]",
            "gates",
            "failed",
            "share failed",
            "passed",
            "improved",
            "inconclusive",
            "no verdict",
            "pairs",
            "time each");

    private static final double PERCENT = 100;
    private static final double MILLIS_PER_SECOND = 1e3;

    private CertificateTable() {}

    /** One text for each column. */
    public static List<List<String>> rows(Certification certification) {
        List<List<String>> rows = new ArrayList<>();
        FalseAlarms unchanged = certification.falseAlarms();
        if (unchanged.tally().gates() > 0) {
            rows.add(row(
                    "nothing",
                    measured(unchanged.bias(), Planted.NOTHING),
                    unchanged.tally(),
                    "≤ " + percent(unchanged.rateHigh()),
                    unchanged.pairsMean(),
                    unchanged.secondsMean()));
        }
        for (CaughtLevel level : certification.levels()) {
            rows.add(row(
                    level.planted().words() + " " + amount(level.level(), level.planted()),
                    measured(level.measured(), level.planted()),
                    level.tally(),
                    level.wasAlwaysCaught()
                            ? "≥ " + percent(level.caughtLow())
                            : percent(level.caughtLow()) + " … " + percent(level.caughtHigh()),
                    level.pairsMean(),
                    level.secondsMean()));
        }
        return rows;
    }

    private static List<String> row(
            String planted, String truly, Tally tally, String share, double pairs, double seconds) {
        return List.of(
                planted,
                truly,
                Integer.toString(tally.gates()),
                Integer.toString(tally.failed()),
                share,
                Integer.toString(tally.passed()),
                Integer.toString(tally.improved()),
                Integer.toString(tally.inconclusive()),
                Integer.toString(tally.noVerdict()),
                String.format(Locale.ROOT, "%.1f", pairs),
                Amounts.duration(Duration.ofMillis(Math.round(seconds * MILLIS_PER_SECOND))));
    }

    private static String measured(@Nullable MeasuredChange change, Planted planted) {
        if (change == null) {
            return "–";
        }
        String unit = planted == Planted.ERRORS ? " pp" : " %";
        String value = String.format(Locale.ROOT, "%+.2f", PERCENT * change.value());
        return change.low() == null || change.high() == null
                ? value + unit
                : value
                        + unit
                        + String.format(
                                Locale.ROOT, " [%+.2f, %+.2f]", PERCENT * change.low(), PERCENT * change.high());
    }

    static String amount(double level, Planted planted) {
        return planted == Planted.ERRORS ? String.format(Locale.ROOT, "%.1f pp", PERCENT * level) : percent(level);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
    }
}
