package dev.assay.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agent.link.AddressBook;
import dev.assay.agent.link.ArtifactCache;
import dev.assay.agent.link.ControllerClient;
import dev.assay.agent.link.LinkException;
import dev.assay.agent.link.ReportOutbox;
import dev.assay.agent.link.Workplace;
import dev.assay.agent.session.Pause;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Task;
import dev.assay.protocol.WireJson;
import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.fault.Fault;
import dev.assay.simulator.fault.FaultRates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated devices over real HTTP. */
class SimulatedDeviceTest {
    private static final SimulatedBoard BOARD = new SimulatedBoard(
            "round",
            "aarch64",
            "core",
            List.of(),
            4,
            1L << 30,
            2,
            0.01,
            new SimulatedBoard.Cooling(100, 20, 10, 80, 2),
            1,
            6,
            FaultRates.NONE);
    private static final RunPlan QUICK = new RunPlan("cpu", 1, 1, 64, 0, 200, 5, 0, 10, 60);
    private static final long PATIENCE_MILLIS = 30_000;
    private static final double FAST = 1e6;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeFarm farm;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ArtifactCache artifacts;

    private final List<Thread> devices = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        farm = new FakeFarm();
        artifacts = new ArtifactCache(home.resolve("artifacts"), 1 << 20, InstantSource.system());
    }

    @AfterEach
    void close() {
        devices.forEach(Thread::interrupt);
        farm.close();
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        for (long waited = 0; !condition.call(); waited += 10) {
            if (waited > PATIENCE_MILLIS) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.sleep(10);
        }
    }

    private SimulatedDevice device(String name, String token, FaultRates faults, double timeScale, InstantSource clock)
            throws IOException {
        AddressBook book = new AddressBook(List.of(farm.url()), List.of(), List.of(), learned -> {});
        Workplace workplace =
                new Workplace(artifacts, new ReportOutbox(home.resolve(name)), Pause.real(), clock, sentence -> {});
        Pace pace = new Pace(timeScale, 0.3, 0.01, Pause.real(), new Semaphore(2));
        SimulatedUnit unit = new SimulatedUnit(name, BOARD, 7, faults, 0, Map.of("room", "none"));
        return new SimulatedDevice(unit, new ControllerClient(book, token), new LabelShelf(), pace, workplace);
    }

    private void start(String name, FaultRates faults, double timeScale, InstantSource clock) throws IOException {
        SimulatedDevice device = device(name, FakeFarm.TOKEN, faults, timeScale, clock);
        Thread thread = new Thread(() -> {
            try {
                device.live();
            } catch (LinkException.Refused | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        devices.add(thread);
    }

    private void start(String name, Fault fault) throws IOException {
        // A session of two seconds, in a fifth of a second.
        start(name, new FaultRates(Map.of(fault, 1.0)), 10, InstantSource.system());
    }

    private LeaseGrant job(String jobId, String model, double seconds) throws Exception {
        ArtifactRef bytes = farm.offer(model.getBytes(StandardCharsets.UTF_8));
        RunPlan run = new RunPlan("cpu", 1, 1, 64, seconds, 10_000, 5, 0, 10, 60);
        return new LeaseGrant(jobId, 1, 5, new SessionPlan(model, bytes, null, Task.NONE, run, 1, 0, null));
    }

    @Test
    void saysWhatItIsAndAnswersWithFigures() throws Exception {
        farm.give("sim-1", job("j", "model", 0));
        start("sim-1", FaultRates.NONE, FAST, InstantSource.system());

        await("it reports", () -> !farm.reports.isEmpty());

        AgentHello hello = farm.hellos.get(0);
        assertThat(hello.simulated()).isTrue();
        assertThat(hello.profile()).isEqualTo("round");
        assertThat(hello.labels()).containsEntry("simulated", "true").containsEntry("room", "none");
        assertThat(hello.environment().cpuModel()).contains("simulated");
        assertThat(hello.hostId()).contains("sim-1");
        SessionReport report = farm.reports.get(0);
        assertThat(report.environment()).isEqualTo(hello.environment());
        assertThat(Objects.requireNonNull(report.runs().get(0).measurement()).samplesNanos())
                .hasSizeGreaterThanOrEqualTo(64);
    }

    @Test
    void sendsBlockAfterBlockUntilThereAreEnough() throws Exception {
        ArtifactRef old = farm.offer(new byte[1000]);
        ArtifactRef candidate = farm.offer(new byte[2000]);
        farm.give(
                "sim-1",
                new LeaseGrant(
                        "gate",
                        1,
                        5,
                        new SessionPlan("m", candidate, null, Task.NONE, QUICK, 24, 0, new PairPlan(old, 1, 24))));
        start("sim-1", FaultRates.NONE, FAST, InstantSource.system());

        await("it reports", () -> !farm.reports.isEmpty());

        assertThat(farm.blocks).hasSize(FakeFarm.BLOCKS_WANTED);
        assertThat(farm.reports.get(0).pairs()).hasSize(2 * FakeFarm.BLOCKS_WANTED);
        assertThat(WireJson.write(farm.blocks.get(2).pairs()))
                .isEqualTo(WireJson.write(farm.reports.get(0).pairs().subList(4, 6)));
    }

    @Test
    void scoresByTheLabelsOfTheRealTestData() throws Exception {
        ArtifactRef data = farm.offer(Files.readAllBytes(Path.of("src/test/resources/labels.npz")));
        ArtifactRef model = farm.offer(new byte[1000]);
        farm.give(
                "sim-1",
                new LeaseGrant("j", 1, 5, new SessionPlan("m", model, data, Task.CLASSIFICATION, QUICK, 1, 0, null)));
        start("sim-1", FaultRates.NONE, FAST, InstantSource.system());

        await("it reports", () -> !farm.reports.isEmpty());

        assertThat(Objects.requireNonNull(farm.reports.get(0).accuracy()).labels())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void manyDevicesAtOnceGiveEachTimeTheSameFiguresWhateverTheirThreadsDo() throws Exception {
        Map<String, byte[]> once = figures();
        restart();

        Map<String, byte[]> again = figures();

        assertThat(once).hasSize(24);
        assertThat(again.keySet()).isEqualTo(once.keySet());
        once.forEach((what, bytes) -> assertThat(again.get(what)).as(what).isEqualTo(bytes));
    }

    private Map<String, byte[]> figures() throws Exception {
        farm.reports.clear();
        for (int device = 1; device <= 8; device++) {
            for (int model = 1; model <= 3; model++) {
                farm.give("sim-" + device, job("m" + model, "model " + model, 0));
            }
            start("sim-" + device, FaultRates.NONE, FAST, InstantSource.system());
        }
        await("all have reported", () -> farm.reports.size() == 24);
        Map<String, byte[]> figures = new TreeMap<>();
        for (SessionReport report : farm.reports) {
            figures.put(report.deviceId() + "/" + report.jobId(), WireJson.write(report.runs()));
        }
        return figures;
    }

    /** As if the simulator had been started again. */
    private void restart() throws IOException {
        close();
        devices.clear();
        open();
    }

    @Test
    void aDuplicatedReportArrivesTwice() throws Exception {
        farm.give("sim-1", job("j", "model", 1));
        start("sim-1", Fault.DUPLICATE_REPORT);

        await("both arrive", () -> farm.reports.size() == 2);

        assertThat(WireJson.write(farm.reports.get(1))).isEqualTo(WireJson.write(farm.reports.get(0)));
    }

    @Test
    void anAgentThatDiesComesBackAsANewOneWithoutAReport() throws Exception {
        farm.give("sim-1", job("j", "model", 1));
        start("sim-1", Fault.DEATH);

        await("it is back", () -> farm.hellos.size() == 2);

        assertThat(farm.hellos.get(1).instanceId())
                .isNotEqualTo(farm.hellos.get(0).instanceId());
        assertThat(farm.hellos.get(1).hostId()).isEqualTo(farm.hellos.get(0).hostId());
        assertThat(farm.reports).isEmpty();
    }

    @Test
    void aHangingAgentIsNotHeardOfUntilItIsAnother() throws Exception {
        farm.give("sim-1", job("j", "model", 1));
        start("sim-1", Fault.HANG);

        await("it is back", () -> farm.hellos.size() == 2);

        assertThat(farm.reports).isEmpty();
    }

    @Test
    void aLateReportComesAfterASilenceLongerThanTheLease() throws Exception {
        farm.give("sim-1", job("j", "model", 1));
        start("sim-1", Fault.LATE_REPORT);
        await("heartbeats come", () -> !farm.heartbeats.isEmpty());

        await("it reports", () -> farm.reports.size() == 1);

        // Heartbeats come every twentieth of a second but for the wait before the report, which lasts twelve of them.
        long sending = farm.heartbeats.stream()
                .filter(heartbeat -> heartbeat.doing().equals("sending the report"))
                .count();
        assertThat(sending).isLessThan(3);
    }

    @Test
    void aLostLineIsMendedAndTheReportArrivesThen() throws Exception {
        farm.give("sim-1", job("j", "model", 1));
        start("sim-1", Fault.LOST_LINK);

        await("it reports", () -> farm.reports.size() == 1);

        assertThat(farm.hellos.stream().map(AgentHello::instanceId).distinct()).hasSize(1);
    }

    @Test
    void aCrashIsAFailureInTheReport() throws Exception {
        farm.give("sim-1", job("j", "model", 0));
        start("sim-1", Fault.CRASH);

        await("it reports", () -> farm.reports.size() == 1);

        RunReport run = farm.reports.get(0).runs().get(0);
        assertThat(Objects.requireNonNull(run.failure()).kind()).isEqualTo(RunFailure.Kind.CRASHED);
    }

    @Test
    void aRefusedTokenEndsTheDevice() throws Exception {
        SimulatedDevice device = device("sim-1", "wrong", FaultRates.NONE, FAST, InstantSource.system());

        assertThatThrownBy(device::live).isInstanceOf(LinkException.Refused.class);
    }
}
