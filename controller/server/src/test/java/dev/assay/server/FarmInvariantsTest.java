package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceHealth;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionReport;
import dev.assay.server.health.GoldenModel;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens, in whatever order: one lease for each device and host, every cell one outcome or a way to one, no job lost. The
 * seed is the test's name.
 */
class FarmInvariantsTest {
    private static final int STEPS = 200;
    private static final int ROUNDS_MAX = 300;
    private static final List<String> NAMES = List.of("pi-a", "pi-b", "pi-c", "board-x", "board-y");
    private static final String SWEEP = "axes: {quantization: [none, static-int8], sparsity: [0, 0.5]}\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void nothingIsLostAndNothingIsDoneTwice(long seed) throws IOException {
        try (MiniFarm farm = new MiniFarm(folder)) {
            farm.lookAfterDevices(3);
            Players players = new Players(farm, new SplittableRandom(seed));
            for (int step = 0; step < STEPS; step++) {
                String did = players.doSomething();
                assertSound(farm, "seed " + seed + ", step " + step + ": " + did);
            }
            String seen = players.seen();
            assertThat(seen)
                    .as("seed %s must have seen something of everything", seed)
                    .doesNotContain("=0");
            players.comeToRest();
            assertThat(count(farm, "select count(*) from cell where outcome is null"))
                    .as("seed %s: cells without an outcome at the end", seed)
                    .isZero();
            assertThat(count(farm, "select count(*) from campaign where state = 'RUNNING'"))
                    .isZero();
            assertThat(count(farm, "select count(*) from job where state in ('QUEUED', 'LEASED')"))
                    .isZero();
        }
    }

    private static void assertSound(MiniFarm farm, String when) {
        assertNone(farm, when + "; devices with two leases", """
                select count(*) from (select device from job where state = 'LEASED' group by device having count(*) > 1) as twice
                """);
        assertNone(farm, when + "; hosts with two leases", """
                select count(*) from (select device.host_id from job join device on device.name = job.device
                where job.state = 'LEASED' group by device.host_id having count(*) > 1) as twice
                """);
        assertNone(farm, when + "; open cells whose job is over", """
                select count(*) from cell join job on job.id = cell.job_id
                where cell.outcome is null and job.state not in ('QUEUED', 'LEASED')
                """);
        assertNone(farm, when + "; open cells that wait for another device than their job", """
                select count(*) from cell join job on job.id = cell.job_id
                where cell.outcome is null and job.device <> cell.device
                """);
        assertNone(farm, when + "; built cells without a job", """
                select count(*) from cell join variant on variant.seq = cell.variant_seq
                join device on device.name = cell.device
                where cell.outcome is null and cell.job_id is null and variant.state = 'BUILT'
                """);
        assertNone(farm, when + "; jobs that nobody waits for", """
                select count(*) from job where state in ('QUEUED', 'LEASED') and purpose = 'MEASUREMENT' and not exists
                (select 1 from cell where cell.job_id = job.id and cell.outcome is null)
                """);
        assertNone(farm, when + "; figures without a stored session", """
                select count(*) from cell where outcome in ('MEASURED', 'REUSED') and not exists
                (select 1 from session where session.job_id = cell.job_id and session.is_measured)
                """);
        assertNone(farm, when + "; finished campaigns with open cells", """
                select count(*) from campaign join cell on cell.campaign_seq = campaign.seq
                where campaign.state <> 'RUNNING' and cell.outcome is null
                """);
        assertNone(farm, when + "; devices out of trust with a new lease", """
                select count(*) from job join device on device.name = job.device
                where job.state = 'LEASED' and device.health = 'QUARANTINED' and job.purpose = 'MEASUREMENT'
                and job.leased_at > device.health_since
                """);
        assertNone(farm, when + "; open health checks of one device", """
                select count(*) from (select device from job where purpose = 'HEALTH_CHECK' and state in ('QUEUED', 'LEASED')
                group by device having count(*) > 1) as twice
                """);
    }

    private static void assertNone(MiniFarm farm, String what, String query) {
        assertThat(count(farm, query)).as(what).isZero();
    }

    private static int count(MiniFarm farm, String query) {
        return farm.database()
                .read(handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    /** People and agents who do things at random. */
    private static final class Players {
        private final MiniFarm farm;
        private final RandomGenerator random;
        private final Map<String, FakeAgent> agents = new HashMap<>();
        private final List<LeaseGrant> grants = new ArrayList<>();
        private final List<SessionReport> sent = new ArrayList<>();
        private final List<String> campaigns = new ArrayList<>();

        Players(MiniFarm farm, RandomGenerator random) {
            this.farm = farm;
            this.random = random;
            NAMES.forEach(this::join);
        }

        private void join(String name) {
            String host = name.startsWith("board") ? "board" : "host-of-" + name;
            agents.put(name, farm.device(name, host));
        }

        private <T> T any(List<T> things) {
            return things.get(random.nextInt(things.size()));
        }

        String doSomething() {
            String name = any(NAMES);
            FakeAgent agent = Objects.requireNonNull(agents.get(name));
            int dice = random.nextInt(100);
            if (dice < 30) {
                return lease(name, agent);
            } else if (dice < 55) {
                return report(agent);
            } else if (dice < 62) {
                return heartbeat(agent);
            } else if (dice < 72) {
                return pass(Duration.ofSeconds(random.nextInt(1, 90)));
            } else if (dice < 75) {
                return pass(MiniFarm.SIBLING_AFTER);
            } else if (dice < 80) {
                FakeAgent again = agent.startedAgain();
                again.hello();
                agents.put(name, again);
                return name + " was started again";
            } else if (dice < 84) {
                return begin();
            } else if (dice < 86 && !campaigns.isEmpty()) {
                String campaign = any(campaigns);
                farm.farm().campaigns().cancel(campaign, "tester");
                return "cancelled " + campaign;
            } else if (dice < 89) {
                farm.buildAll();
                return "built";
            } else if (dice < 93) {
                return act(name, any(List.of(DeviceAction.values())));
            } else if (dice < 97 && !sent.isEmpty()) {
                SessionReport repeated = any(sent);
                agent.send(repeated);
                return "sent " + repeated.jobId() + " again";
            }
            return act(name, DeviceAction.RESUME);
        }

        private String lease(String name, FakeAgent agent) {
            agent.lease().ifPresent(grants::add);
            return name + " asks for work";
        }

        private String heartbeat(FakeAgent agent) {
            if (grants.isEmpty()) {
                return "no heartbeat";
            }
            try {
                agent.heartbeat(any(grants));
            } catch (ProblemException e) {
                return "a heartbeat too late";
            }
            return "a heartbeat";
        }

        private String pass(Duration time) {
            farm.clock().advance(time);
            farm.farm().controllers().beat();
            farm.farm().leases().takeBackLapsed();
            farm.farm().lookAfterDevices();
            return time + " pass";
        }

        private String begin() {
            String devices =
                    any(List.of("", "devices: {names: [pi-a, pi-b]}\n", "devices: {labels: {site: kitchen}}\n"));
            try {
                campaigns.add(farm.begin(Digits.smallSweep(SWEEP + devices), random.nextInt(-5, 6)));
            } catch (ProblemException e) {
                return "a campaign was refused: " + e.getMessage();
            }
            return "a campaign begins";
        }

        private String act(String name, DeviceAction action) {
            try {
                farm.act(name, action);
            } catch (ProblemException e) {
                return action + " of " + name + " was refused";
            }
            return action + " of " + name;
        }

        /** A report of any grant there ever was: in time, late, outdated, or of a job that is over. */
        private String report(FakeAgent agent) {
            if (grants.isEmpty()) {
                return "nothing to report";
            }
            LeaseGrant grant = random.nextInt(3) > 0 ? grants.get(grants.size() - 1) : any(grants);
            String device = farm.database()
                    .read(handle -> handle.createQuery("select device from job where id = ?")
                            .bind(0, grant.jobId())
                            .mapTo(String.class)
                            .one());
            SessionReport report = made(grant, device, agent);
            sent.add(report);
            return device + " reports " + grant.plan().label() + ": " + agent.send(report);
        }

        private SessionReport made(LeaseGrant grant, String device, FakeAgent agent) {
            boolean isCheck = grant.plan().label().equals(GoldenModel.LABEL);
            return switch (random.nextInt(10)) {
                case 0 -> Sessions.failed(grant, device, agent.environment(), RunFailure.Kind.NOT_BEGUN, "not started");
                case 1 -> Sessions.failed(grant, device, agent.environment(), RunFailure.Kind.CRASHED, "SIGSEGV");
                case 2 -> Sessions.failed(grant, device, agent.environment(), RunFailure.Kind.REFUSED, "wrong model");
                case 3 -> Sessions.golden(grant, device, agent.environment(), new long[] {1_000_000}, 2);
                default ->
                    isCheck
                            ? Sessions.golden(grant, device, agent.environment(), new long[] {1_000_000, 1_010_000}, 0)
                            : Sessions.measured(grant, device, agent.environment(), 1_000_000, 7);
            };
        }

        /** How much of what this test is about has happened. */
        String seen() {
            return "measured="
                    + count(farm, "select count(*) from cell where outcome = 'MEASURED'")
                    + " lost=" + count(farm, "select sum(losses) from job")
                    + " quarantines="
                    + count(farm, "select count(*) from device_event where after_health = 'QUARANTINED'")
                    + " checks=" + count(farm, "select count(*) from health_check")
                    + " repeated=" + sent.size();
        }

        /** Everybody does what is right from now on. */
        void comeToRest() {
            for (int round = 0; round < ROUNDS_MAX && isAnythingOpen(); round++) {
                NAMES.forEach(this::work);
                farm.buildAll();
                pass(Duration.ofSeconds(40));
            }
        }

        private boolean isAnythingOpen() {
            return count(farm, "select count(*) from cell where outcome is null") > 0
                    || count(farm, "select count(*) from job where state in ('QUEUED', 'LEASED')") > 0;
        }

        private void work(String name) {
            DeviceHealth health = farm.row(name).health();
            if (health == DeviceHealth.MAINTENANCE || health == DeviceHealth.RETIRED) {
                act(name, DeviceAction.RESUME);
            }
            FakeAgent agent = Objects.requireNonNull(agents.get(name));
            agent.lease()
                    .ifPresent(grant -> agent.send(
                            grant.plan().label().equals(GoldenModel.LABEL)
                                    ? Sessions.golden(
                                            grant, name, agent.environment(), new long[] {1_000_000, 1_010_000}, 0)
                                    : agent.measurement(grant)));
        }
    }
}
