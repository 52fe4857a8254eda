package dev.assay.acceptance.chaos;

/** What part of a target a fault meets: two faults of one sort would undo each other. */
enum FaultSort {
    PROCESS,
    LINE,
    NETWORK,
    REQUESTS,
    CLOCK,
    DISK,
    DATABASE_LINE;

    static FaultSort of(FaultKind kind) {
        return switch (kind) {
            case KILL_CONTROLLER,
                    KILL_AGENTS,
                    KILL_BOTH,
                    FREEZE_CONTROLLER,
                    FREEZE_AGENTS,
                    KILL_DATABASE,
                    RESTART_DATABASE -> PROCESS;
            case CUT_LINE, SILENCE_LINE, HALF_CLOSE_LINE, SLOW_LINE -> LINE;
            case UNPLUG, LOSE_PACKETS, LOSE_ALL_PACKETS -> NETWORK;
            case DUPLICATE_REPORTS, REPLAY_OLD, DROP_ANSWERS, DELAY_REQUESTS -> REQUESTS;
            case JUMP_CONTROLLER_CLOCK, JUMP_AGENTS_CLOCK -> CLOCK;
            case FILL_CONTROLLER_DISK, FILL_AGENTS_DISK -> DISK;
            case CUT_DATABASE_LINE, SILENCE_DATABASE_LINE -> DATABASE_LINE;
        };
    }
}
