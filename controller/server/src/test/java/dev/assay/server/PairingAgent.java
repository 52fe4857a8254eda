package dev.assay.server;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.Arm;
import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.BlockOrder;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.Environment;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Warmup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Measures paired sessions that are made up. */
public final class PairingAgent {
    private static final int SAMPLES = 64;
    private static final int EXAMPLES = 4_000;
    private static final double BASELINE_NANOS = 1_000_000;

    private final FakeAgent agent;

    public PairingAgent(FakeAgent agent) {
        this.agent = agent;
    }

    /**
     * What the device would see.
     *
     * @param slowdown of the candidate, as a share
     * @param deviation of the logarithm of a run's latency
     * @param lost examples of 4,000 that only the baseline answers right
     */
    public record World(double slowdown, double deviation, int lost, long seed) {
        /** Both sides are alike. */
        public static World alike(double deviation, long seed) {
            return new World(0, deviation, 0, seed);
        }

        /** The candidate is slower. */
        public static World slower(double slowdown, long seed) {
            return new World(slowdown, 0.004, 0, seed);
        }

        private RunReport run(int index, Arm arm) {
            SplittableRandom random = new SplittableRandom(31 * seed + index);
            double factor = arm == Arm.CANDIDATE ? 1 + slowdown : 1;
            double nanos = BASELINE_NANOS * factor * Math.exp(deviation * random.nextGaussian());
            long[] samples = new long[SAMPLES];
            Arrays.fill(samples, Math.round(nanos));
            RunMeasurement measurement = new RunMeasurement(
                    0.01,
                    0.002,
                    new Warmup(20, 0.1, true),
                    samples,
                    1e-9 * nanos * SAMPLES,
                    new MemoryReading(50_000_000, 60_000_000, 70_000_000 + 4_096L * random.nextInt(4)),
                    EnergyReading.absent(List.of("/sys/none"), "no sensor"),
                    null,
                    null,
                    null);
            return new RunReport(index, measurement, null, List.of());
        }

        private AccuracyReport answers(Arm arm) {
            int wrong = arm == Arm.CANDIDATE ? lost : 0;
            int[] labels = new int[EXAMPLES];
            int[] predictions = new int[EXAMPLES];
            Arrays.fill(predictions, 0, wrong, 1);
            return new AccuracyReport("top-1", EXAMPLES, EXAMPLES - wrong, predictions, labels);
        }
    }

    /** The next lease, measured to its end; returns how many pairs that took. */
    public int work(World world) {
        return measure(agent.work(), world);
    }

    /** Sends block after block until the controller has enough, then the report; returns the pairs. */
    public int measure(LeaseGrant grant, World world) {
        PairPlan plan = plan(grant);
        int pairs = 0;
        boolean isEnough = false;
        while (pairs < plan.pairsMax() && !isEnough) {
            isEnough = send(grant, pairs / PairBlock.PAIRS, world).enough();
            pairs += PairBlock.PAIRS;
        }
        report(grant, pairs, world);
        return pairs;
    }

    private static PairPlan plan(LeaseGrant grant) {
        return Objects.requireNonNull(grant.plan().pairs(), "a paired session");
    }

    /** Sends one block. */
    public PairAnswer send(LeaseGrant grant, int block, World world) {
        return agent.farm().gates().pairDesk().take(grant.jobId(), news(agent.instance(), grant, block, world));
    }

    /** One block, as it is sent. */
    public static PairNews news(String instance, LeaseGrant grant, int block, World world) {
        List<PairReport> pairs = pairs(grant, PairBlock.PAIRS * (block + 1), world)
                .subList(PairBlock.PAIRS * block, PairBlock.PAIRS * (block + 1));
        return new PairNews(instance, grant.fencingToken(), pairs);
    }

    private static List<PairReport> pairs(LeaseGrant grant, int count, World world) {
        List<PairReport> pairs = new ArrayList<>();
        for (int index = 0; index < count; index += PairBlock.PAIRS) {
            List<Arm> arms =
                    BlockOrder.of(plan(grant).seed(), index / PairBlock.PAIRS).arms();
            pairs.add(pair(index, arms.subList(0, 2), world));
            pairs.add(pair(index + 1, arms.subList(2, 4), world));
        }
        return pairs;
    }

    private static PairReport pair(int index, List<Arm> arms, World world) {
        RunReport first = world.run(2 * index, arms.get(0));
        RunReport second = world.run(2 * index + 1, arms.get(1));
        return arms.get(0) == Arm.BASELINE
                ? new PairReport(index, Arm.BASELINE, first, second)
                : new PairReport(index, Arm.CANDIDATE, second, first);
    }

    /** Reports a session of so many pairs. */
    public ReportReceipt.Outcome report(LeaseGrant grant, int count, World world) {
        return agent.send(session(grant, agent.device(), agent.environment(), count, world));
    }

    /** A session of so many pairs, as it is reported. */
    public static SessionReport session(
            LeaseGrant grant, String device, Environment environment, int count, World world) {
        List<PairReport> pairs = pairs(grant, count, world);
        return new SessionReport(
                grant.jobId(),
                grant.fencingToken(),
                device,
                environment,
                1.5,
                pairs.stream().map(PairReport::candidate).toList(),
                world.answers(Arm.CANDIDATE),
                null,
                List.of(),
                new BaselineReport(
                        pairs.stream().map(PairReport::baseline).toList(), world.answers(Arm.BASELINE), null));
    }
}
