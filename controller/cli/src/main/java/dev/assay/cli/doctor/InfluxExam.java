package dev.assay.cli.doctor;

import static dev.assay.cli.doctor.Check.Area.INFLUXDB;

import dev.assay.api.InfluxStatus;
import java.util.Optional;

/** Whether what happens reaches InfluxDB. */
public final class InfluxExam {
    /** Points are written within seconds; what waits longer has met an obstacle. */
    private static final double WAITING_SECONDS_MAX = 300;

    private final Findings findings;

    public InfluxExam(Findings findings) {
        this.findings = findings;
    }

    /**
     * Looks at what the controller says of it.
     *
     * @param state empty where the controller knows no InfluxDB
     */
    public void look(Optional<InfluxStatus> state) {
        if (state.filter(InfluxStatus::enabled).isEmpty()) {
            findings.notSeen(INFLUXDB, "outbox", "off; assay.influx.url turns it on");
            return;
        }
        InfluxStatus outbox = state.get();
        if (outbox.alarm() != null) {
            findings.wrong(
                    INFLUXDB, "outbox", outbox.alarm(), "see to the settings assay.influx.…; points wait meanwhile");
        } else {
            Double seconds = outbox.waitingSeconds();
            findings.judge(
                    INFLUXDB,
                    "outbox",
                    seconds == null || seconds <= WAITING_SECONDS_MAX,
                    outbox.waiting() + " points wait"
                            + (seconds == null ? "" : ", the oldest for " + Amount.seconds(seconds))
                            + (outbox.answer() == null ? "" : "; InfluxDB: " + outbox.answer()),
                    "see whether InfluxDB runs and is reached; points wait meanwhile");
        }
        findings.judge(
                INFLUXDB,
                "dead letters",
                outbox.deadLetters() == 0,
                outbox.deadLetters() == 0 ? "none" : outbox.deadLetters() + " points were refused",
                "assay influx status shows why, assay influx replay sends them again");
    }
}
