package dev.assay.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.IncidentNote;
import dev.assay.api.IncidentState;
import dev.assay.api.InfluxReingest;
import dev.assay.server.FarmStore;
import dev.assay.server.OnEveryStore;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.influx.CampaignTeller;
import dev.assay.server.influx.FarmLinks;
import dev.assay.server.influx.InfluxDesk;
import dev.assay.server.influx.InfluxNews;
import dev.assay.server.influx.Outbox;
import dev.assay.server.influx.OutboxTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the watch finds reaches the outbox, on every store. */
@OnEveryStore
class WatchNewsTest {
    private static final int QUIET = 16;
    private static final int AFTER = 9;

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    FarmStore store;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private Nights nights;

    @SuppressWarnings("NullAway.Init") // made before each
    private InfluxNews news;

    @BeforeEach
    void openFarm() throws IOException {
        nights = new Nights(folder, store, "pi");
        OutboxTerms terms = new OutboxTerms(100_000, 1);
        news = new InfluxNews(
                new Outbox(nights.farm.database(), terms, nights.farm.clock()),
                FarmLinks.of(Optional.empty(), Optional.empty()),
                nights.farm.clock());
        nights.farm.tell(news);
    }

    @AfterEach
    void closeFarm() {
        nights.close();
    }

    private List<String> events(String kind) {
        return nights.farm
                .database()
                .read(handle -> handle.createQuery("select line from influx_outbox where line like ? order by seq")
                        .bind(0, "event,kind=" + kind + ",%")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void alarmsIncidentsAndWhatPeopleSayOfThemAreEvents() {
        nights.pass(QUIET);
        assertThat(events("alarm-raised")).isEmpty();
        nights.slowDown("pi", 1.08);
        nights.pass(AFTER);

        assertThat(events("alarm-raised"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("event,kind=alarm-raised,sweep=mini,device=pi "))
                .allMatch(line -> line.contains("branch_name=\"main\"") && line.contains("worse=1i"))
                .anyMatch(line -> line.contains("seems to have moved by"));

        nights.watch().study(Nights.ADA);
        String id = nights.incidents().get(0).id();

        assertThat(events("incident-opened"))
                .singleElement()
                .asString()
                .startsWith("event,kind=incident-opened,sweep=mini,device=(none) ")
                .contains("title=\"incident " + id + "\"", "incident=\"" + id + "\"", "worse=1i")
                .contains("campaign=\"", "revision=\"r");

        nights.farm.clock().advance(Duration.ofHours(1));
        nights.watch()
                .incidents()
                .become(Nights.ADA, id, IncidentState.ACKNOWLEDGED, new IncidentNote("a \"heat sink\" is on its way"));

        assertThat(events("incident-changed"))
                .singleElement()
                .asString()
                .contains("title=\"incident " + id + " is acknowledged\"")
                .contains("text=\"a \\\"heat sink\\\" is on its way\"", "actor=\"ada\"");

        List<String> once = all();
        tellAgain();

        assertThat(all()).as("told again they are the same points").isEqualTo(once);
    }

    /** Each once; but for what campaigns did, which only their end tells. */
    private List<String> all() {
        return events("%").stream()
                .filter(line -> line.matches("event,kind=(alarm|incident).*"))
                .distinct()
                .sorted()
                .toList();
    }

    private void tellAgain() {
        nights.farm.database().run(handle -> handle.execute("delete from influx_outbox"));
        new InfluxDesk(nights.farm.database(), news, new AuditLog(nights.farm.clock(), 100), nights.farm.clock())
                .reingest(Nights.ADA, new InfluxReingest(null));
        new CampaignTeller(nights.farm.database(), news, nights.farm.farm().reports()).tell();
    }
}
