package dev.assay.server.health;

import dev.assay.api.DeviceHealth;
import dev.assay.api.HealthCheckRow;
import dev.assay.protocol.SessionReport;
import dev.assay.regression.health.HealthJudgement;
import dev.assay.regression.health.PastCheck;
import dev.assay.regression.health.RunScatter;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.life.DeviceHistory;
import dev.assay.server.life.DeviceLife;
import dev.assay.server.life.LifeEvent;
import dev.assay.server.store.StoredJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Gives devices their health checks, and judges what comes back. All methods belong into a transaction behind the gate. Thread-safe. */
public final class CheckDesk {
    /** More of the past says nothing new about the device as it is now. */
    private static final int HISTORY_MAX = 30;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final GoldenModel golden;
    private final DeviceBook devices;
    private final DeviceLife life;
    private final InstantSource clock;

    public CheckDesk(GoldenModel golden, DeviceBook devices, DeviceLife life, InstantSource clock) {
        this.golden = golden;
        this.devices = devices;
        this.life = life;
        this.clock = clock;
    }

    /** A job that checks the device, when a check is due: before any other work. */
    public Optional<String> due(Handle handle, Device device) {
        Instant at = device.standing().checkAt();
        if (at == null || at.isAfter(clock.instant()) || device.standing().health() == DeviceHealth.RETIRED) {
            return Optional.empty();
        }
        String id = UUID.randomUUID().toString();
        handle.execute(
                "insert into job (id, identity, scope, device, fingerprint, plan, model_order, variant_order,"
                        + " cell_index, state, token, losses, purpose, queued_at)"
                        + " values (?, ?, ?, ?, ?, ?, 0, 0, 0, 'QUEUED', 0, 0, 'HEALTH_CHECK', ?)",
                id,
                // No cell ever asks for it.
                id,
                "",
                device.name(),
                device.environment().fingerprint(),
                StoredJson.write(golden.plan()),
                clock.millis());
        return Optional.of(id);
    }

    /** Judges a report of such a job, and tells the device's life. */
    public void judge(Handle handle, SessionReport report) {
        Device device = devices.find(handle, report.deviceId()).orElseThrow();
        String fingerprint = report.environment().fingerprint();
        RunScatter runs = RunScatter.of(report.runs());
        HealthJudgement judgement = GoldenVerdict.unsound(golden, report, device.isSimulated())
                .map(why -> HealthJudgement.failed(why, runs))
                .orElseGet(() -> HealthJudgement.of(runs, history(handle, device.name(), fingerprint)));
        HealthCheckRow row = new HealthCheckRow(
                clock.millis() / MILLIS_PER_SECOND,
                judgement.hasPassed(),
                judgement.finding(),
                judgement.p50Seconds(),
                judgement.noisePercent(),
                judgement.smallestChangePercent());
        handle.execute(
                "insert into health_check (job_id, device, fingerprint, ended_at, has_passed, p50_seconds, log_squares,"
                        + " log_degrees, finding) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                report.jobId(),
                device.name(),
                fingerprint,
                clock.millis(),
                row.passed(),
                row.p50Seconds(),
                runs.squares(),
                runs.degrees(),
                StoredJson.write(row));
        life.happened(handle, device.name(), event(judgement.kind()), row.finding(), DeviceHistory.ASSAY);
    }

    private static LifeEvent event(HealthJudgement.Kind kind) {
        return switch (kind) {
            case PASSED -> LifeEvent.CHECK_PASSED;
            case DOUBTFUL -> LifeEvent.CHECK_DOUBTFUL;
            case FAILED -> LifeEvent.CHECK_FAILED;
        };
    }

    /** Passed checks in the same environment, the newest first. */
    private static List<PastCheck> history(Handle handle, String device, String fingerprint) {
        return handle.createQuery("select p50_seconds, log_squares, log_degrees from health_check"
                        + " join device on device.name = health_check.device and ended_at >= device.checks_from"
                        + " where health_check.device = ? and health_check.fingerprint = ? and has_passed"
                        + " and p50_seconds is not null order by ended_at desc limit ?")
                .bind(0, device)
                .bind(1, fingerprint)
                .bind(2, HISTORY_MAX)
                .map((row, context) -> new PastCheck(
                        row.getDouble("p50_seconds"), row.getDouble("log_squares"), row.getInt("log_degrees")))
                .list();
    }
}
