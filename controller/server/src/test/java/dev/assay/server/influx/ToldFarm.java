package dev.assay.server.influx;

import dev.assay.api.BaselineMove;
import dev.assay.api.BaselineRequest;
import dev.assay.api.GateRequest;
import dev.assay.api.InfluxStatus;
import dev.assay.api.TokenScope;
import dev.assay.influx.write.LineWriter;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.MiniFarm;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A farm whose outbox is on. */
final class ToldFarm implements AutoCloseable {
    static final Actor ADA = new Actor("t", "ada", TokenScope.ADMIN, null);
    static final String SWEEP =
            Digits.smallSweep("axes: {quantization: [none, static-int8]}\ngate: {baseline: main}\n");

    static final FarmLinks LINKS =
            new FarmLinks(Optional.of("https://farm:8420"), Optional.of("https://git.example/r/commit/"));

    /** Few, so that a test can fill them. */
    static final long DEAD_LETTERS = 5;

    final MiniFarm farm;
    final InfluxNews news;

    ToldFarm(Path folder, FarmStore store) throws IOException {
        this(folder, store, OutboxTerms.ROWS_LEAST);
    }

    ToldFarm(Path folder, FarmStore store, long rowsMax) throws IOException {
        farm = new MiniFarm(folder, store);
        news = new InfluxNews(
                new Outbox(farm.database(), new OutboxTerms(rowsMax, DEAD_LETTERS), farm.clock()), LINKS, farm.clock());
        farm.tell(news);
    }

    /** Measures a campaign with this agent, and writes down what follows from its end. */
    String measure(FakeAgent agent) {
        String campaign = farm.begin(SWEEP);
        farm.buildAll();
        agent.workUntilDone();
        tellCampaigns();
        return campaign;
    }

    void accept(String campaign) {
        farm.farm().gates().baselines().accept(ADA, new BaselineRequest(campaign, "main", "it is good"));
    }

    String gate() {
        return farm.gate(SWEEP, new GateRequest(null, BaselineMove.NEVER, null));
    }

    void tellCampaigns() {
        new CampaignTeller(farm.database(), news, farm.farm().reports()).tell();
    }

    OutboxDrain drain(LineWriter writer, String controller) {
        return new OutboxDrain(farm.database(), news.outbox(), writer, new Random(1), farm.clock(), controller);
    }

    InfluxDesk desk() {
        return new InfluxDesk(farm.database(), news, new AuditLog(farm.clock(), 100), farm.clock());
    }

    InfluxStatus status() {
        return desk().status();
    }

    void put(List<String> lines) {
        farm.database().run(handle -> news.outbox().put(handle, lines));
    }

    /** All that waits, in its order. */
    List<String> lines() {
        return farm.database()
                .read(handle -> handle.createQuery("select line from influx_outbox order by seq")
                        .mapTo(String.class)
                        .list());
    }

    /** What waits of one measurement. */
    List<String> lines(String measurement) {
        return lines().stream()
                .filter(line -> line.startsWith(measurement + ","))
                .toList();
    }

    /** Measurement, tags and time of a line: which point it is. */
    static String identity(String line) {
        int fields = line.replaceAll("\\\\ ", "__").indexOf(' ');
        return line.substring(0, fields) + line.substring(line.lastIndexOf(' '));
    }

    void empty() {
        farm.database().run(handle -> handle.execute("delete from influx_outbox"));
    }

    @Override
    public void close() {
        farm.close();
    }
}
