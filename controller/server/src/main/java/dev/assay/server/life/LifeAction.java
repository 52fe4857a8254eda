package dev.assay.server.life;

/** What follows from an event, besides the change of health. */
public enum LifeAction {
    /** The device is checked as soon as it asks for work. */
    CHECK_NOW,
    /** It is checked after a pause, which doubles each time. */
    CHECK_AFTER_PAUSE,
    /** It is checked when the ordinary time between checks has passed. */
    CHECK_NEXT_TIME,
    /** No check is planned any more. */
    CHECK_NEVER,
    /** The growing pause begins small again. */
    FORGIVE,
    /** Faults until now do not count any more. */
    FORGET_FAULTS,
    /** Later checks are not compared with those until now: a repaired device may be another. */
    FORGET_CHECKS,
    /** Its queued jobs go to siblings that would not measure the same twice; the others wait. */
    SEND_JOBS_AWAY,
    /** Its queued jobs go to siblings, or end with a reason. */
    END_JOBS,
    /** Campaigns that wait for a device may find one. */
    OFFER_TO_CAMPAIGNS,
    /** The operator's hooks restart it, if they are to do so by themselves. */
    RESTART,
    /** The reboot hook is run. */
    REBOOT,
    /** The power-cycle hook is run. */
    POWER_CYCLE
}
