package dev.assay.acceptance.chaos;

import dev.assay.acceptance.chaos.farm.AgentUnit;
import dev.assay.acceptance.chaos.farm.ControllerUnit;
import dev.assay.acceptance.chaos.farm.FarmProcess;
import dev.assay.acceptance.chaos.judge.Evidence;
import dev.assay.acceptance.chaos.judge.Judge;
import dev.assay.acceptance.chaos.judge.LogReview;
import dev.assay.acceptance.chaos.judge.Violation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One run: a farm is started, given work, hurt, left to recover, and judged. Used once, by one thread. */
final class ChaosRun {
    private static final double SECONDS_PER_MINUTE = 60;
    /** Beyond the minutes asked for, until the jobs are done. */
    private static final double LONGEST = 3;

    private static final Duration SETTLING = Duration.ofMinutes(8);
    private static final Duration EMPTYING = Duration.ofMinutes(1);
    /** Cells that always wait for each device. */
    private static final int BACKLOG = 8;

    private static final long TURN_MILLIS = 1_500;
    /** An agent that says so waits for a person, and nobody had done anything that needs one. */
    private static final int PERSON_NEEDED = 3;

    /** What a fault of ours is known to make a program print: the framework notices that we froze it. */
    private static final List<Pattern> EXPECTED_TRACES =
            List.of(Pattern.compile("Thread blocked|has been blocked for"));

    private final ChaosOptions options;
    private final Timeline timeline;

    ChaosRun(ChaosOptions options, Timeline timeline) {
        this.options = options;
        this.timeline = timeline;
    }

    ChaosOutcome run() throws IOException, SQLException, InterruptedException {
        timeline.say("seed " + options.seed() + ", " + options);
        try (ChaosFarm farm = ChaosFarm.start(options, timeline)) {
            // Also after Ctrl-C no mount and no network namespace stays behind.
            Runtime.getRuntime().addShutdownHook(new Thread(farm::closeQuietly, "clearing up"));
            String token =
                    Files.readString(options.folder().resolve("client.token")).strip();
            List<URI> urls =
                    farm.controllers().stream().map(ControllerUnit::url).toList();
            int simulated = options.simulators() * options.devices();
            DeviceNames devices = DeviceNames.await(urls.get(0), token, simulated + options.agents());
            timeline.say(devices.devices().size() + " devices are there");
            FarmClient client = new FarmClient(urls, token);
            Workload work = new Workload(
                    client,
                    timeline,
                    options.seed(),
                    devices.names(true),
                    devices.names(false),
                    BACKLOG * devices.devices().size());
            work.prepare(options.folder().resolve("digits"));

            FaultInjector injector = new FaultInjector(farm, timeline);
            hurt(farm, injector, work);
            settle(farm, work);
            return judge(farm, injector, client, work);
        }
    }

    private void hurt(ChaosFarm farm, FaultInjector injector, Workload work) throws IOException, InterruptedException {
        double seconds = options.minutes() * SECONDS_PER_MINUTE;
        FaultThread faults = new FaultThread(
                injector,
                timeline,
                FaultSchedule.of(
                        options.seed(),
                        LONGEST * seconds,
                        options.gapSeconds(),
                        FaultInjector.possible(farm.abilities(), options.store())));
        double start = timeline.seconds();
        faults.begin();
        Workload.Standing standing = work.turn(true);
        while (timeline.seconds() - start < seconds
                || (standing.settled() < options.jobs() && timeline.seconds() - start < LONGEST * seconds)) {
            Thread.sleep(TURN_MILLIS);
            standing = work.turn(true);
        }
        faults.stop();
        timeline.say("no more faults; " + standing);
    }

    private void settle(ChaosFarm farm, Workload work) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        Workload.Standing standing = work.turn(false);
        while (standing.running() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(TURN_MILLIS);
            standing = work.turn(false);
        }
        timeline.say("settled: " + standing);
        deadline = System.nanoTime() + EMPTYING.toNanos();
        while (!unsent(farm).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(TURN_MILLIS);
        }
    }

    private static List<String> unsent(ChaosFarm farm) throws IOException {
        List<String> unsent = new ArrayList<>();
        for (AgentUnit agents : farm.agents()) {
            unsent.addAll(agents.unsent());
        }
        return unsent;
    }

    private ChaosOutcome judge(ChaosFarm farm, FaultInjector injector, FarmClient client, Workload work)
            throws IOException, SQLException, InterruptedException {
        Path artifacts = farm.database().isPresent()
                ? options.folder().resolve("artifacts")
                : farm.controllers().get(0).home().resolve("artifacts");
        Evidence evidence = new Inquest(farm, client, artifacts).hold(work.expected());
        List<Violation> violations = new ArrayList<>(Judge.violations(evidence));
        farm.wire()
                .faults()
                .forEach(
                        fault -> violations.add(new Violation("no request meets an internal error", fault, List.of())));
        Map<String, List<Integer>> ends = new HashMap<>();
        for (FarmProcess process : farm.processes().toList()) {
            if (!process.ownEnds().isEmpty()) {
                ends.put(process.name(), process.ownEnds());
            }
            if (process.ownEnds().contains(PERSON_NEEDED)) {
                violations.add(new Violation(
                        "nobody must be called", process.name() + " ended with " + process.ownEnds(), List.of()));
            }
            if (!process.name().equals("PostgreSQL")) {
                violations.addAll(LogReview.violations(process.log(), EXPECTED_TRACES));
            }
        }
        return new ChaosOutcome(
                evidence, violations, injector.counts(), farm.wire().counts(), ends);
    }
}
