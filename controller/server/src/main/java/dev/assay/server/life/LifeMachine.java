package dev.assay.server.life;

import static dev.assay.api.DeviceHealth.GOOD;
import static dev.assay.api.DeviceHealth.MAINTENANCE;
import static dev.assay.api.DeviceHealth.QUARANTINED;
import static dev.assay.api.DeviceHealth.RETIRED;
import static dev.assay.api.DeviceHealth.SUSPECT;
import static dev.assay.api.DeviceHealth.UNKNOWN;
import static dev.assay.server.life.LifeAction.CHECK_AFTER_PAUSE;
import static dev.assay.server.life.LifeAction.CHECK_NEVER;
import static dev.assay.server.life.LifeAction.CHECK_NEXT_TIME;
import static dev.assay.server.life.LifeAction.CHECK_NOW;
import static dev.assay.server.life.LifeAction.END_JOBS;
import static dev.assay.server.life.LifeAction.FORGET_CHECKS;
import static dev.assay.server.life.LifeAction.FORGET_FAULTS;
import static dev.assay.server.life.LifeAction.FORGIVE;
import static dev.assay.server.life.LifeAction.OFFER_TO_CAMPAIGNS;
import static dev.assay.server.life.LifeAction.RESTART;
import static dev.assay.server.life.LifeAction.SEND_JOBS_AWAY;

import dev.assay.api.DeviceHealth;

/**
 * Whether a device is trusted with measurements: every health, every event, nothing else. Pure; {@link DeviceLife} carries out
 * what it answers. Devices that are {@code UNKNOWN}, {@code GOOD} or {@code SUSPECT} get work, after a check that is due.
 *
 * <pre>
 * event             UNKNOWN        GOOD           SUSPECT        QUARANTINED    MAINTENANCE  RETIRED
 * JOINED_CHECKED    GOOD           ·              ·              ·              ·            ·
 * JOINED_UNCHECKED  · check        UNKNOWN check  · check        ·              ·            ·
 * CHECK_PASSED      GOOD           GOOD           GOOD           GOOD offer     ·            ·
 * CHECK_DOUBTFUL    SUSPECT check  SUSPECT check  QUARANTINED    · later        ·            ·
 * CHECK_FAILED      QUARANTINED    QUARANTINED    QUARANTINED    · later        ·            ·
 * FAULT             SUSPECT check  SUSPECT check  · check        · later        ·            · end jobs
 * FAULTS_REPEATED   QUARANTINED r  QUARANTINED r  QUARANTINED r  · later        ·            · end jobs
 * SILENT            · r            · r            · r            · r            ·            ·
 * DRAIN             MAINTENANCE    MAINTENANCE    MAINTENANCE    MAINTENANCE    ·            refused
 * RESUME            refused        refused        refused        UNKNOWN check  UNKNOWN …    UNKNOWN …
 * RETIRE            RETIRED        RETIRED        RETIRED        RETIRED        RETIRED      ·
 * CHECK             · check        · check        · check        · check        · check      refused
 * REBOOT            · hook         · hook         · hook         · hook         · hook       refused
 * POWER_CYCLE       · hook         · hook         · hook         · hook         · hook       refused
 * </pre>
 *
 * <p>· stays as it is; check: as soon as it asks for work; later: after a growing pause; r: restarted by the operator's hooks, if
 * they are to do so by themselves. Into quarantine always means: jobs go to siblings, and a check after the pause. Two doubtful
 * checks in a row are needed for it, since chance alone gives one now and then; wrong answers once.
 */
public final class LifeMachine {
    private LifeMachine() {}

    /** Whether a device in this health gets work from campaigns. */
    public static boolean takesWork(DeviceHealth health) {
        return switch (health) {
            case UNKNOWN, GOOD, SUSPECT -> true;
            case QUARANTINED, MAINTENANCE, RETIRED -> false;
        };
    }

    /** What becomes of a device. */
    public static LifeStep step(DeviceHealth health, LifeEvent event) {
        return switch (health) {
            case UNKNOWN -> unknown(event);
            case GOOD -> good(event);
            case SUSPECT -> suspect(event);
            case QUARANTINED -> quarantined(event);
            case MAINTENANCE -> maintenance(event);
            case RETIRED -> retired(event);
        };
    }

    private static LifeStep unknown(LifeEvent event) {
        return switch (event) {
            case JOINED_CHECKED -> LifeStep.to(GOOD);
            case JOINED_UNCHECKED -> LifeStep.to(UNKNOWN, CHECK_NOW);
            case CHECK_PASSED -> LifeStep.to(GOOD, CHECK_NEXT_TIME, FORGIVE);
            case CHECK_DOUBTFUL, FAULT -> LifeStep.to(SUSPECT, CHECK_NOW);
            case CHECK_FAILED -> quarantine();
            case FAULTS_REPEATED -> quarantineAndRestart();
            case SILENT -> LifeStep.to(UNKNOWN, RESTART);
            case DRAIN -> drained();
            case RESUME -> nothingToResume(UNKNOWN);
            case RETIRE -> retirement();
            case CHECK -> LifeStep.to(UNKNOWN, CHECK_NOW);
            case REBOOT -> LifeStep.to(UNKNOWN, LifeAction.REBOOT);
            case POWER_CYCLE -> LifeStep.to(UNKNOWN, LifeAction.POWER_CYCLE);
        };
    }

    private static LifeStep good(LifeEvent event) {
        return switch (event) {
            case JOINED_CHECKED -> LifeStep.to(GOOD);
            case JOINED_UNCHECKED -> LifeStep.to(UNKNOWN, CHECK_NOW);
            case CHECK_PASSED -> LifeStep.to(GOOD, CHECK_NEXT_TIME, FORGIVE);
            case CHECK_DOUBTFUL, FAULT -> LifeStep.to(SUSPECT, CHECK_NOW);
            case CHECK_FAILED -> quarantine();
            case FAULTS_REPEATED -> quarantineAndRestart();
            case SILENT -> LifeStep.to(GOOD, RESTART);
            case DRAIN -> drained();
            case RESUME -> nothingToResume(GOOD);
            case RETIRE -> retirement();
            case CHECK -> LifeStep.to(GOOD, CHECK_NOW);
            case REBOOT -> LifeStep.to(GOOD, LifeAction.REBOOT);
            case POWER_CYCLE -> LifeStep.to(GOOD, LifeAction.POWER_CYCLE);
        };
    }

    private static LifeStep suspect(LifeEvent event) {
        return switch (event) {
            case JOINED_CHECKED -> LifeStep.to(SUSPECT);
            case JOINED_UNCHECKED, FAULT -> LifeStep.to(SUSPECT, CHECK_NOW);
            // Not forgiven: whoever fails again and again between passed checks must wait longer and longer.
            case CHECK_PASSED -> LifeStep.to(GOOD, CHECK_NEXT_TIME);
            case CHECK_DOUBTFUL, CHECK_FAILED -> quarantine();
            case FAULTS_REPEATED -> quarantineAndRestart();
            case SILENT -> LifeStep.to(SUSPECT, RESTART);
            case DRAIN -> drained();
            case RESUME -> nothingToResume(SUSPECT);
            case RETIRE -> retirement();
            case CHECK -> LifeStep.to(SUSPECT, CHECK_NOW);
            case REBOOT -> LifeStep.to(SUSPECT, LifeAction.REBOOT);
            case POWER_CYCLE -> LifeStep.to(SUSPECT, LifeAction.POWER_CYCLE);
        };
    }

    private static LifeStep quarantined(LifeEvent event) {
        return switch (event) {
            // An agent that is started again and again must not shorten the pause.
            case JOINED_CHECKED, JOINED_UNCHECKED -> LifeStep.to(QUARANTINED);
            case CHECK_PASSED -> LifeStep.to(GOOD, CHECK_NEXT_TIME, FORGET_FAULTS, OFFER_TO_CAMPAIGNS);
            case CHECK_DOUBTFUL, CHECK_FAILED, FAULT, FAULTS_REPEATED -> LifeStep.to(QUARANTINED, CHECK_AFTER_PAUSE);
            case SILENT -> LifeStep.to(QUARANTINED, RESTART);
            case DRAIN -> drained();
            case RESUME -> resumed();
            case RETIRE -> retirement();
            case CHECK -> LifeStep.to(QUARANTINED, CHECK_NOW);
            case REBOOT -> LifeStep.to(QUARANTINED, LifeAction.REBOOT);
            case POWER_CYCLE -> LifeStep.to(QUARANTINED, LifeAction.POWER_CYCLE);
        };
    }

    private static LifeStep maintenance(LifeEvent event) {
        return switch (event) {
            case JOINED_CHECKED, JOINED_UNCHECKED, FAULT, FAULTS_REPEATED, SILENT, DRAIN -> LifeStep.to(MAINTENANCE);
            case CHECK_PASSED, CHECK_DOUBTFUL, CHECK_FAILED -> LifeStep.to(MAINTENANCE, CHECK_NEVER);
            case RESUME -> resumed();
            case RETIRE -> retirement();
            case CHECK -> LifeStep.to(MAINTENANCE, CHECK_NOW);
            case REBOOT -> LifeStep.to(MAINTENANCE, LifeAction.REBOOT);
            case POWER_CYCLE -> LifeStep.to(MAINTENANCE, LifeAction.POWER_CYCLE);
        };
    }

    private static LifeStep retired(LifeEvent event) {
        return switch (event) {
            case JOINED_CHECKED, JOINED_UNCHECKED, CHECK_PASSED, CHECK_DOUBTFUL, CHECK_FAILED, SILENT, RETIRE ->
                LifeStep.to(RETIRED);
            // What it still ran when it was retired has come back to the queue.
            case FAULT, FAULTS_REPEATED -> LifeStep.to(RETIRED, END_JOBS);
            case RESUME -> resumed();
            case DRAIN, CHECK, REBOOT, POWER_CYCLE -> LifeStep.refused(RETIRED, "it is retired; resume it first");
        };
    }

    private static LifeStep quarantine() {
        return LifeStep.to(QUARANTINED, CHECK_AFTER_PAUSE, SEND_JOBS_AWAY);
    }

    private static LifeStep quarantineAndRestart() {
        return LifeStep.to(QUARANTINED, CHECK_AFTER_PAUSE, SEND_JOBS_AWAY, RESTART);
    }

    private static LifeStep drained() {
        return LifeStep.to(MAINTENANCE, CHECK_NEVER);
    }

    private static LifeStep resumed() {
        return LifeStep.to(UNKNOWN, CHECK_NOW, FORGIVE, FORGET_FAULTS, FORGET_CHECKS, OFFER_TO_CAMPAIGNS);
    }

    private static LifeStep retirement() {
        return LifeStep.to(RETIRED, CHECK_NEVER, END_JOBS);
    }

    private static LifeStep nothingToResume(DeviceHealth health) {
        return LifeStep.refused(health, "it is neither drained, quarantined nor retired; there is nothing to resume");
    }
}
