package dev.assay.acceptance.chaos;

import dev.assay.acceptance.chaos.farm.Abilities;
import dev.assay.acceptance.chaos.farm.AgentUnit;
import dev.assay.acceptance.chaos.farm.ControllerUnit;
import dev.assay.acceptance.chaos.farm.FarmProcess;
import dev.assay.acceptance.chaos.farm.PostgresServer;
import dev.assay.acceptance.chaos.farm.ProcessClock;
import dev.assay.acceptance.chaos.link.LineState;
import dev.assay.acceptance.chaos.link.Mischief;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Does to a farm what a schedule says, and heals it. Faults of different sorts may meet the same part at once; of the same sort, one after
 * the other. Thread-safe.
 */
final class FaultInjector {
    private static final List<Duration> JUMPS =
            List.of(Duration.ofDays(-1), Duration.ofHours(-1), Duration.ofHours(1), Duration.ofDays(1));
    private static final int SLOW_BYTES_PER_SECOND = 2_000;
    private static final int SLOW_MILLIS_MAX = 3_000;
    private static final int LOSS_PERCENT_MIN = 10;
    private static final int LOSS_PERCENT_MORE = 50;

    private final ChaosFarm farm;
    private final Timeline timeline;
    private final Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
    private final Map<String, Active> active = new HashMap<>();

    FaultInjector(ChaosFarm farm, Timeline timeline) {
        this.farm = farm;
        this.timeline = timeline;
    }

    /** What ends a fault. */
    private interface Healing {
        void heal() throws IOException;
    }

    private record Active(double until, String words, Healing healing) {}

    /** The kinds that can be done to this farm on this machine. */
    static List<FaultKind> possible(Abilities abilities, ChaosOptions.Store store) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> switch (kind.need()) {
                    case NOTHING -> true;
                    case NAMESPACES -> abilities.hasNamespaces();
                    case CLOCKS -> abilities.hasClocks();
                    case DISKS -> abilities.hasDisks();
                    case POSTGRES -> store == ChaosOptions.Store.POSTGRES;
                })
                .toList();
    }

    /** How often each kind struck. */
    synchronized Map<FaultKind, Integer> counts() {
        return new EnumMap<>(counts);
    }

    /** Begins a fault, unless the part that it would meet suffers from one of its sort already. */
    synchronized void strike(PlannedFault fault) throws IOException {
        switch (fault.kind().target()) {
            case CONTROLLER -> hurt(fault, List.of(one(farm.controllers(), fault)), List.of());
            case AGENTS -> hurt(fault, List.of(), List.of(one(farm.agents(), fault)));
            case CONTROLLER_AND_AGENTS ->
                hurt(fault, List.of(one(farm.controllers(), fault)), List.of(one(farm.agents(), fault)));
            case DATABASE -> hurt(fault, List.of(), List.of());
        }
    }

    private static <T> T one(List<T> all, PlannedFault fault) {
        return all.get(fault.choice() % all.size());
    }

    /** Ends those whose time has come. */
    synchronized void healDue() throws IOException {
        for (Map.Entry<String, Active> entry : List.copyOf(active.entrySet())) {
            if (entry.getValue().until() <= timeline.seconds()) {
                heal(entry.getKey());
            }
        }
    }

    /** Ends them all. */
    synchronized void healAll() throws IOException {
        for (String key : List.copyOf(active.keySet())) {
            heal(key);
        }
    }

    private void heal(String key) throws IOException {
        Active healed = active.remove(key);
        if (healed != null) {
            healed.healing().heal();
            timeline.say("    healed: " + healed.words());
        }
    }

    private void hurt(PlannedFault fault, List<ControllerUnit> controllers, List<AgentUnit> agents) throws IOException {
        List<FarmProcess> processes = new ArrayList<>();
        controllers.forEach(controller -> processes.add(controller.process()));
        agents.forEach(agent -> processes.add(agent.process()));
        if (fault.kind().target() == FaultKind.Target.DATABASE) {
            processes.add(farm.database().orElseThrow().process());
        }
        String names =
                String.join(" and ", processes.stream().map(FarmProcess::name).toList());
        List<String> keys = processes.stream()
                .map(process -> process.name() + " " + FaultSort.of(fault.kind()))
                .toList();
        if (keys.stream().anyMatch(active::containsKey)) {
            return;
        }
        String words = names + ": " + fault.kind().words();
        Healing healing = begin(fault, processes, controllers, agents);
        counts.merge(fault.kind(), 1, Integer::sum);
        double until = timeline.seconds() + fault.lastsSeconds();
        active.put(keys.get(0), new Active(until, words, healing));
        keys.stream().skip(1).forEach(key -> active.put(key, new Active(until, words + " (both)", () -> {})));
        timeline.say(String.format(Locale.ROOT, "%s, for %.1f s", words, fault.lastsSeconds()));
    }

    private Healing begin(
            PlannedFault fault, List<FarmProcess> processes, List<ControllerUnit> controllers, List<AgentUnit> agents)
            throws IOException {
        return switch (fault.kind()) {
            case KILL_CONTROLLER, KILL_AGENTS, KILL_BOTH, KILL_DATABASE -> kill(processes);
            case RESTART_DATABASE -> restart(processes.get(0));
            case FREEZE_CONTROLLER, FREEZE_AGENTS -> freeze(processes.get(0));
            case CUT_LINE -> line(agents.get(0), LineState.CUT);
            case SILENCE_LINE -> line(agents.get(0), LineState.SILENT);
            case HALF_CLOSE_LINE -> line(agents.get(0), LineState.HALF_CLOSED);
            case SLOW_LINE ->
                line(
                        agents.get(0),
                        LineState.slow(
                                Duration.ofMillis((long) (fault.size() * SLOW_MILLIS_MAX)), SLOW_BYTES_PER_SECOND));
            case UNPLUG -> unplug(agents.get(0));
            case LOSE_PACKETS -> lose(agents.get(0), (int) (LOSS_PERCENT_MIN + fault.size() * LOSS_PERCENT_MORE));
            case LOSE_ALL_PACKETS -> lose(agents.get(0), 100);
            case DUPLICATE_REPORTS -> arm(agents.get(0), Mischief.DUPLICATE_REPORTS);
            case REPLAY_OLD -> arm(agents.get(0), Mischief.REPLAY_OLD);
            case DROP_ANSWERS -> arm(agents.get(0), Mischief.DROP_ANSWERS);
            case DELAY_REQUESTS -> arm(agents.get(0), Mischief.DELAY_REQUESTS);
            case JUMP_CONTROLLER_CLOCK -> jump(controllers.get(0).clock(), fault);
            case JUMP_AGENTS_CLOCK -> jump(agents.get(0).clock(), fault);
            case FILL_CONTROLLER_DISK -> {
                controllers.get(0).disk().orElseThrow().fill();
                yield () -> controllers.get(0).disk().orElseThrow().free();
            }
            case FILL_AGENTS_DISK -> {
                agents.get(0).disk().orElseThrow().fill();
                yield () -> agents.get(0).disk().orElseThrow().free();
            }
            case CUT_DATABASE_LINE -> databaseLine(controllers.get(0), LineState.CUT);
            case SILENCE_DATABASE_LINE -> databaseLine(controllers.get(0), LineState.SILENT);
        };
    }

    private static Healing kill(List<FarmProcess> processes) {
        processes.forEach(FarmProcess::kill);
        return () -> {
            for (FarmProcess process : processes) {
                process.start();
            }
        };
    }

    private static Healing restart(FarmProcess process) {
        process.stop(PostgresServer.STOP_SIGNAL);
        return process::start;
    }

    private static Healing freeze(FarmProcess process) {
        process.freeze(true);
        return () -> process.freeze(false);
    }

    private static Healing line(AgentUnit agents, LineState state) {
        agents.route().set(state);
        return () -> agents.route().set(LineState.GOOD);
    }

    private static Healing databaseLine(ControllerUnit controller, LineState state) {
        controller.database().orElseThrow().set(state);
        return () -> controller.database().orElseThrow().set(LineState.GOOD);
    }

    private static Healing unplug(AgentUnit agents) throws IOException {
        agents.network().orElseThrow().plug(false);
        return () -> agents.network().orElseThrow().plug(true);
    }

    private static Healing lose(AgentUnit agents, int percent) throws IOException {
        agents.network().orElseThrow().lose(percent);
        return () -> agents.network().orElseThrow().lose(0);
    }

    private static Healing arm(AgentUnit agents, Mischief mischief) {
        agents.route().arm(mischief, true);
        return () -> agents.route().arm(mischief, false);
    }

    private Healing jump(ProcessClock clock, PlannedFault fault) throws IOException {
        Duration offset = JUMPS.get((int) (fault.size() * JUMPS.size()));
        timeline.say("    the clock jumps by " + offset);
        clock.jump(offset);
        return () -> clock.jump(Duration.ZERO);
    }
}
