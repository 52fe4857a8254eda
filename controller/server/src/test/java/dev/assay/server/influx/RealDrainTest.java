package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.InfluxReingest;
import dev.assay.influx.real.InfluxProgram;
import dev.assay.influx.real.RealInflux;
import dev.assay.influx.real.Series;
import dev.assay.influx.write.InfluxTerms;
import dev.assay.influx.write.InfluxVersion;
import dev.assay.influx.write.InfluxWriter;
import dev.assay.influx.write.LineWriter;
import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.OnEveryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnEveryStore
class RealDrainTest {
    private static final int ROUNDS = 30;
    private static final int POINTS_A_ROUND = 200;
    private static final long TIME = 1_700_000_000_000_000_000L;

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    FarmStore store;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static LineWriter writerAs(String user, String password, ToldFarm told, RealInflux influx) {
        Optional<String> credentials = Optional.of(InfluxTerms.userAndPassword(user, password));
        return new InfluxWriter(
                new InfluxTerms(influx.url(), InfluxVersion.V1, "assay", "-", credentials, Duration.ofSeconds(20)),
                told.farm.clock());
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#writable")
    void whatAFarmMeasuredIsInInfluxOnceHoweverOftenItIsWritten(InfluxProgram program)
            throws IOException, InterruptedException {
        try (ToldFarm told = new ToldFarm(folder, store);
                RealInflux influx = RealInflux.start(program, folder);
                LineWriter writer = new InfluxWriter(influx.terms("assay"), told.farm.clock())) {
            influx.createDatabase("assay");
            FakeAgent pi = told.farm.device("pi");
            String campaign = told.measure(pi);
            OutboxDrain drain = told.drain(writer, "one");
            drain.turn();
            told.accept(campaign);
            told.desk().reingest(ToldFarm.ADA, new InfluxReingest(null));
            told.tellCampaigns();

            drain.turn();

            assertThat(told.status().deadLetters()).isZero();
            assertThat(told.lines()).isEmpty();
            Series bench = influx.query("assay", "select latency_p50_seconds, pareto, campaign from bench")
                    .get(0);
            assertThat(bench.rows()).hasSize(2);
            assertThat(bench.column("campaign")).containsOnly(campaign);
            assertThat(bench.column("pareto")).doesNotContainNull();
            assertThat(influx.query("assay", "select text from event where kind = 'campaign-ended'")
                            .get(0)
                            .rows())
                    .hasSize(1);
        }
    }

    /** influxd is killed again and again while points flow; no pause of the drain is longer than its clock is moved. */
    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#writable")
    void aServerThatIsKilledAgainAndAgainHasEveryPointOnce(InfluxProgram program)
            throws IOException, InterruptedException {
        try (ToldFarm told = new ToldFarm(folder, store, 1_000_000);
                RealInflux influx = RealInflux.start(program, folder);
                LineWriter writer = new InfluxWriter(influx.terms("assay"), told.farm.clock())) {
            influx.createDatabase("assay");
            OutboxDrain drain = told.drain(writer, "one");
            AtomicBoolean isOver = new AtomicBoolean();
            Thread draining = new Thread(() -> {
                while (!isOver.get()) {
                    drain.turn();
                    Thread.onSpinWait();
                }
            });
            draining.start();
            for (int round = 0; round < ROUNDS; round++) {
                int first = round * POINTS_A_ROUND;
                told.put(points(first));
                told.farm.clock().advance(Duration.ofMinutes(3));
                if (round % 6 == 3) {
                    influx.kill();
                    told.put(points(ROUNDS * POINTS_A_ROUND + first));
                    influx.restart();
                }
            }
            isOver.set(true);
            draining.join();
            told.farm.clock().advance(Duration.ofMinutes(3));
            drain.turn();

            assertThat(told.lines()).isEmpty();
            assertThat(told.status().deadLetters()).isZero();
            int kills = ROUNDS / 6;
            Series count =
                    influx.query("assay", "select count(n), sum(n) from event").get(0);
            assertThat(count.only("count")).isEqualTo((long) (ROUNDS + kills) * POINTS_A_ROUND);
            assertThat(count.only("sum")).isEqualTo(sum());
        }
    }

    private static List<String> points(int first) {
        return IntStream.range(first, first + POINTS_A_ROUND)
                .mapToObj(n -> "event,kind=a,sweep=s,device=d n=" + n + "i " + (TIME + n))
                .toList();
    }

    private static long sum() {
        List<Integer> firsts = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            firsts.add(round * POINTS_A_ROUND);
            if (round % 6 == 3) {
                firsts.add((ROUNDS + round) * POINTS_A_ROUND);
            }
        }
        return firsts.stream()
                .flatMapToLong(first -> LongStream.range(first, first + POINTS_A_ROUND))
                .sum();
    }

    @Test
    void aUserAndAPasswordLetTheWriterIn() throws IOException, InterruptedException {
        try (ToldFarm told = new ToldFarm(folder, store);
                RealInflux influx = RealInflux.start(InfluxProgram.V1_8, folder, true)) {
            influx.query("_internal", "create user \"ada\" with password 'p:w d' with all privileges");
            influx.query("_internal", "create database assay", "ada:p:w d");
            told.put(points(0));
            try (LineWriter stranger = writerAs("ada", "wrong", told, influx)) {
                told.drain(stranger, "one").turn();
            }
            assertThat(told.status().alarm()).startsWith("401");
            told.farm.clock().advance(DrainBook.RIGHT);
            try (LineWriter writer = writerAs("ada", "p:w d", told, influx)) {
                told.drain(writer, "two").turn();
            }

            assertThat(told.status().alarm()).isNull();
            assertThat(influx.query("assay", "select count(n) from event", "ada:p:w d")
                            .get(0)
                            .only("count"))
                    .isEqualTo((long) POINTS_A_ROUND);
        }
    }
}
