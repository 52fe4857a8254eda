package dev.assay.server.life;

import dev.assay.api.DeviceHealth;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Carries out what the {@link LifeMachine} answers, and writes it into the device's history. All methods belong into a transaction
 * behind the gate. Thread-safe.
 */
public final class DeviceLife {
    /** With these words an entry of a device's history begins that tells of another agent. */
    public static final String AGENT_CHANGED = "came with another agent";

    private static final int REASON_CHARACTERS_MAX = 1_000;

    private final DeviceBook devices;
    private final DeviceHistory history;
    private final LifeConsequences consequences;
    private final InstantSource clock;
    private final LifeTerms terms;

    public DeviceLife(
            DeviceBook devices,
            DeviceHistory history,
            LifeConsequences consequences,
            InstantSource clock,
            LifeTerms terms) {
        this.devices = devices;
        this.history = history;
        this.consequences = consequences;
        this.clock = clock;
        this.terms = terms;
    }

    /** A device's agent has presented itself, and is written down by now. */
    public void joined(Handle handle, String name) {
        Device device = devices.find(handle, name).orElseThrow();
        boolean isChecked = handle.createQuery("select 1 from health_check where device = ? and fingerprint = ?"
                        + " and has_passed and ended_at > ? limit 1")
                .bind(0, name)
                .bind(1, device.environment().fingerprint())
                .bind(2, clock.millis() - terms.checkEvery().toMillis())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        LifeEvent event = isChecked ? LifeEvent.JOINED_CHECKED : LifeEvent.JOINED_UNCHECKED;
        happened(handle, name, event, "", DeviceHistory.ASSAY);
    }

    /** A device's agent is another version than before, by its own word. */
    public void agentChanged(Handle handle, String name, String before, String now) {
        Device device = devices.find(handle, name).orElseThrow();
        history.note(
                handle,
                name,
                device.standing().health(),
                AGENT_CHANGED + ": " + now + " instead of " + before,
                DeviceHistory.ASSAY);
    }

    /** Something went wrong that is the lab's matter and not the model's. */
    public void fault(Handle handle, String name, String reason) {
        long now = clock.millis();
        long from = now - terms.faultsWindow().toMillis();
        handle.execute("delete from device_fault where device = ? and happened_at <= ?", name, from);
        handle.execute(
                "insert into device_fault (device, happened_at, reason) values (?, ?, ?)",
                name,
                now,
                DeviceHistory.cut(reason, REASON_CHARACTERS_MAX));
        int faults = handle.createQuery("select count(*) from device_fault join device on device.name ="
                        + " device_fault.device where device = ? and happened_at >= device.faults_from")
                .bind(0, name)
                .mapTo(Integer.class)
                .one();
        String detail = reason + " (" + faults + " of " + terms.faultsMax() + " within "
                + terms.faultsWindow().toMinutes() + " min)";
        LifeEvent event = faults >= terms.faultsMax() ? LifeEvent.FAULTS_REPEATED : LifeEvent.FAULT;
        happened(handle, name, event, detail, DeviceHistory.ASSAY);
    }

    /** Whether {@link #noteSilent} has anything to do; may be asked in a transaction that only looks. */
    public boolean isAnySilent(Handle handle) {
        return !silent(handle).isEmpty();
    }

    /** Notes every device that has just become silent for long; each time once. */
    public void noteSilent(Handle handle) {
        for (String name : silent(handle)) {
            handle.execute("update device set is_silence_noted = true where name = ?", name);
            String detail = "nothing heard for " + terms.siblingAfter().toMinutes() + " min";
            happened(handle, name, LifeEvent.SILENT, detail, DeviceHistory.ASSAY);
        }
    }

    private List<String> silent(Handle handle) {
        Instant limit = clock.instant().minus(terms.siblingAfter());
        return !devices.hasListenedSince(handle, limit)
                ? List.of()
                : handle.createQuery("select name from device where seen_at < ? and not is_silence_noted order by name")
                        .bind(0, limit.toEpochMilli())
                        .mapTo(String.class)
                        .list();
    }

    /**
     * Nothing that is written down may lie in the future, and no check further ahead than if it were planned now: the clock may have
     * been set back. To be called when no controller was there, or time was another.
     */
    public void timeMayHaveChanged(Handle handle) {
        long now = clock.millis();
        handle.execute(
                "update device set check_at = ? where check_at > ? and health = ?",
                now + terms.pause().toMillis(),
                now + terms.pauseMax().toMillis(),
                DeviceHealth.QUARANTINED.name());
        long nextTime = now + terms.checkEvery().toMillis();
        handle.execute("update device set check_at = ? where check_at > ?", nextTime, nextTime);
        for (String column : List.of("seen_at", "faults_from", "checks_from")) {
            handle.execute("update device set " + column + " = ? where " + column + " > ?", now, now);
        }
        handle.execute("delete from device_fault where happened_at > ?", now);
    }

    /**
     * Anything else.
     *
     * @param detail for people; may be empty
     * @param actor who wanted it
     * @throws ProblemException when it is a person's wish that makes no sense now (409), or there is no such device (404)
     */
    public void happened(Handle handle, String name, LifeEvent event, String detail, String actor) {
        Device device =
                devices.find(handle, name).orElseThrow(() -> ProblemException.notFound("there is no device " + name));
        if (event == LifeEvent.CHECK && !terms.isChecked()) {
            throw ProblemException.conflict("device " + name + ": health checks are off; set assay.health.checks=true");
        }
        DeviceHealth before = device.standing().health();
        LifeStep step = LifeMachine.step(before, event);
        String refusal = step.refusal();
        if (refusal != null) {
            throw ProblemException.conflict("device " + name + ": " + refusal);
        }
        String reason = detail.isEmpty() ? event.words() : event.words() + ": " + detail;
        if (step.health() != before) {
            handle.execute(
                    "update device set health = ?, health_reason = ?, health_since = ? where name = ?",
                    step.health().name(),
                    DeviceHistory.cut(reason, REASON_CHARACTERS_MAX),
                    clock.millis(),
                    name);
        } else if (event == LifeEvent.CHECK_PASSED) {
            handle.execute(
                    "update device set health_reason = ? where name = ?",
                    DeviceHistory.cut(reason, REASON_CHARACTERS_MAX),
                    name);
        }
        if (step.health() != before || event.isNews()) {
            history.add(handle, name, before, step.health(), reason, actor);
        }
        for (LifeAction action : step.actions()) {
            carryOut(handle, action, device, reason, actor);
        }
    }

    private void carryOut(Handle handle, LifeAction action, Device device, String reason, String actor) {
        String name = device.name();
        boolean unused = switch (action) {
            case CHECK_NOW -> planCheck(handle, device, clock.instant());
            case CHECK_AFTER_PAUSE -> checkAfterPause(handle, device);
            case CHECK_NEXT_TIME -> planCheck(handle, device, clock.instant().plus(terms.checkEvery()));
            case CHECK_NEVER -> update(handle, "check_at = null", name);
            case FORGIVE -> update(handle, "setbacks = 0", name);
            case FORGET_FAULTS -> update(handle, "faults_from = " + (clock.millis() + 1), name);
            case FORGET_CHECKS -> update(handle, "checks_from = " + (clock.millis() + 1), name);
            case SEND_JOBS_AWAY -> done(() -> consequences.sendJobsAway(handle, name, "is quarantined: " + reason));
            case END_JOBS -> done(() -> consequences.endJobs(handle, name, "is retired"));
            case OFFER_TO_CAMPAIGNS -> done(() -> consequences.offerToCampaigns(handle));
            case RESTART -> done(() -> consequences.restart(handle, name));
            case REBOOT -> done(() -> consequences.reboot(handle, name, actor));
            case POWER_CYCLE -> done(() -> consequences.powerCycle(handle, name, actor));
        };
    }

    private boolean checkAfterPause(Handle handle, Device device) {
        int setbacks = device.standing().setbacks() + 1;
        update(handle, "setbacks = " + setbacks, device.name());
        return planCheck(handle, device, clock.instant().plus(terms.pauseAfter(setbacks)));
    }

    private boolean planCheck(Handle handle, Device device, Instant when) {
        return terms.isChecked() && update(handle, "check_at = " + when.toEpochMilli(), device.name());
    }

    private static boolean update(Handle handle, String assignment, String name) {
        return handle.execute("update device set " + assignment + " where name = ?", name) == 1;
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }
}
