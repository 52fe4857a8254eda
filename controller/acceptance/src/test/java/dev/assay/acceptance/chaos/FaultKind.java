package dev.assay.acceptance.chaos;

/** What is done to the farm, to whom, what this machine must be able to do for it, and how long it lasts. */
enum FaultKind {
    KILL_CONTROLLER("kill -9", Target.CONTROLLER, Need.NOTHING, 1, 8),
    KILL_AGENTS("kill -9", Target.AGENTS, Need.NOTHING, 1, 15),
    KILL_BOTH("kill -9 of both", Target.CONTROLLER_AND_AGENTS, Need.NOTHING, 1, 8),
    FREEZE_CONTROLLER("SIGSTOP", Target.CONTROLLER, Need.NOTHING, 3, 20),
    FREEZE_AGENTS("SIGSTOP", Target.AGENTS, Need.NOTHING, 5, 30),
    CUT_LINE("line cut", Target.AGENTS, Need.NOTHING, 2, 20),
    SILENCE_LINE("line silent", Target.AGENTS, Need.NOTHING, 5, 30),
    HALF_CLOSE_LINE("line half-closed", Target.AGENTS, Need.NOTHING, 2, 10),
    SLOW_LINE("line slow", Target.AGENTS, Need.NOTHING, 5, 30),
    UNPLUG("cable unplugged", Target.AGENTS, Need.NAMESPACES, 3, 25),
    LOSE_PACKETS("packets lost", Target.AGENTS, Need.NAMESPACES, 5, 25),
    LOSE_ALL_PACKETS("all packets lost", Target.AGENTS, Need.NAMESPACES, 5, 25),
    DUPLICATE_REPORTS("reports duplicated", Target.AGENTS, Need.NOTHING, 10, 30),
    REPLAY_OLD("old requests replayed", Target.AGENTS, Need.NOTHING, 5, 20),
    DROP_ANSWERS("answers dropped", Target.AGENTS, Need.NOTHING, 5, 20),
    DELAY_REQUESTS("requests delayed", Target.AGENTS, Need.NOTHING, 5, 20),
    JUMP_CONTROLLER_CLOCK("clock jump", Target.CONTROLLER, Need.CLOCKS, 5, 40),
    JUMP_AGENTS_CLOCK("clock jump", Target.AGENTS, Need.CLOCKS, 5, 40),
    FILL_CONTROLLER_DISK("disk full", Target.CONTROLLER, Need.DISKS, 3, 15),
    FILL_AGENTS_DISK("disk full", Target.AGENTS, Need.DISKS, 3, 20),
    KILL_DATABASE("kill -9 of PostgreSQL", Target.DATABASE, Need.POSTGRES, 1, 6),
    RESTART_DATABASE("restart of PostgreSQL", Target.DATABASE, Need.POSTGRES, 1, 4),
    CUT_DATABASE_LINE("line to PostgreSQL cut", Target.CONTROLLER, Need.POSTGRES, 1, 10),
    SILENCE_DATABASE_LINE("line to PostgreSQL silent", Target.CONTROLLER, Need.POSTGRES, 2, 15);

    /** Whom it meets. */
    enum Target {
        CONTROLLER,
        AGENTS,
        CONTROLLER_AND_AGENTS,
        DATABASE
    }

    /** What the machine, or the chosen store, must offer. */
    enum Need {
        NOTHING,
        NAMESPACES,
        CLOCKS,
        DISKS,
        POSTGRES
    }

    private final String words;
    private final Target target;
    private final Need need;
    private final int secondsMin;
    private final int secondsMax;

    FaultKind(String words, Target target, Need need, int secondsMin, int secondsMax) {
        this.words = words;
        this.target = target;
        this.need = need;
        this.secondsMin = secondsMin;
        this.secondsMax = secondsMax;
    }

    String words() {
        return words;
    }

    Target target() {
        return target;
    }

    Need need() {
        return need;
    }

    int secondsMin() {
        return secondsMin;
    }

    int secondsMax() {
        return secondsMax;
    }
}
