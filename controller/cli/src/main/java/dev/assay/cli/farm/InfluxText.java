package dev.assay.cli.farm;

import dev.assay.api.DeadLetterRow;
import dev.assay.api.InfluxReplayed;
import dev.assay.api.InfluxStatus;
import dev.assay.cli.table.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is written to InfluxDB, in words. */
public final class InfluxText {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MINUTES_SHOWN_FROM = 2;

    private InfluxText() {}

    /** Some lines. */
    public static String status(InfluxStatus status) {
        if (!status.enabled()) {
            return "nothing is written to InfluxDB; assay.influx.url of the controller turns it on";
        }
        List<String> lines = new ArrayList<>();
        lines.add(headline(status));
        lines.add("waiting       " + points(status.waiting()) + waited(status));
        if (status.campaignsWaiting() > 0) {
            lines.add("to be made    points of " + status.campaignsWaiting() + " campaigns");
        }
        lines.add("written       " + points(status.written()));
        if (status.deadLetters() > 0) {
            lines.add("refused       " + points(status.deadLetters()) + "; \"assay influx replay --show\" says why");
        }
        if (status.deadLettersDropped() > 0) {
            lines.add("not kept      " + points(status.deadLettersDropped())
                    + " that InfluxDB refused, more than assay.influx.dead-letters allows");
        }
        if (status.leftOut() > 0) {
            lines.add(
                    "left out      " + points(status.leftOut()) + " of telemetry and events, because too many waited");
        }
        if (status.faults() > 0) {
            lines.add("not made      " + (status.faults() == 1 ? "once" : status.faults() + " times")
                    + ", by a fault that the controller's log tells");
        }
        if (status.answeredAt() != null) {
            String words = status.answer() == null ? "took everything" : PrintableText.of(status.answer());
            lines.add("last answer   " + words + " (" + status.answeredAt() + ")");
        }
        if (status.retryAt() != null) {
            lines.add("tried again   " + status.retryAt());
        }
        return String.join("\n", lines);
    }

    private static String headline(InfluxStatus status) {
        if (status.alarm() != null) {
            return "ALARM: InfluxDB takes nothing until a setting is changed, here or there; points wait meanwhile";
        }
        return status.answer() == null ? "InfluxDB is written to" : "InfluxDB cannot be written to for the moment";
    }

    private static String waited(InfluxStatus status) {
        Double seconds = status.waitingSeconds();
        if (seconds == null) {
            return "";
        }
        return seconds < MINUTES_SHOWN_FROM * SECONDS_PER_MINUTE
                ? String.format(Locale.ROOT, ", the oldest for %.0f s", seconds)
                : String.format(Locale.ROOT, ", the oldest for %.0f min", seconds / SECONDS_PER_MINUTE);
    }

    /** What became of dead letters that were to be sent again. */
    public static String replayed(InfluxReplayed replayed) {
        String sent = replayed.count() + " sent again; \"assay influx status\" shows what became of them";
        return replayed.outdated() == 0
                ? sent
                : sent + "\n" + replayed.outdated()
                        + " dropped, of which a newer form waits for InfluxDB already and would be overwritten";
    }

    private static String points(long count) {
        return count + (count == 1 ? " point" : " points");
    }

    /** Refused points, each with InfluxDB's words. */
    public static String deadLetters(List<DeadLetterRow> letters) {
        return letters.isEmpty()
                ? "InfluxDB has refused nothing"
                : letters.stream()
                        .map(letter -> letter.id() + "  " + letter.refusedAt() + "  " + PrintableText.of(letter.words())
                                + "\n   " + PrintableText.of(letter.line()))
                        .collect(Collectors.joining("\n"));
    }
}
