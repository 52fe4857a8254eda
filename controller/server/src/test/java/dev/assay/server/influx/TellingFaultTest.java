package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CampaignState;
import dev.assay.api.CellState;
import dev.assay.api.InfluxReingest;
import dev.assay.influx.schema.Tag;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.SessionReport;
import dev.assay.server.FakeAgent;
import dev.assay.server.OnEveryStore;
import dev.assay.server.news.FarmNews;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong while points are made: the farm goes on, and all that can be told is. */
@OnEveryStore
class TellingFaultTest extends OnToldFarm {
    @SuppressWarnings("NullAway.Init") // made before each
    private FakeAgent pi;

    @BeforeEach
    void open() {
        pi = told.farm.device("pi");
    }

    private void execute(String sql) {
        told.farm.database().run(handle -> handle.execute(sql));
    }

    private String begin() {
        String campaign = told.farm.begin(ToldFarm.SWEEP);
        told.farm.buildAll();
        return campaign;
    }

    private CampaignTeller teller() {
        return new CampaignTeller(
                told.farm.database(), told.news, told.farm.farm().reports());
    }

    private void reingest(@Nullable String campaign) {
        told.empty();
        told.desk().reingest(ToldFarm.ADA, new InfluxReingest(campaign));
        told.tellCampaigns();
    }

    @Test
    void aCellThatCannotBeReadKeepsNoReportOut() {
        String campaign = begin();
        SessionReport report = pi.measurement(pi.work());
        told.farm.tell(new FarmNews() {
            @Override
            public void sessionStored(Handle handle, String jobId) {
                handle.execute("update session set conditions = '{' where job_id = ?", jobId);
                told.news.sessionStored(handle, jobId);
            }

            @Override
            public void cellSettled(Handle handle, long campaignSeq, int cellIndex) {
                told.news.cellSettled(handle, campaignSeq, cellIndex);
            }
        });

        ReportReceipt.Outcome outcome = pi.at(told.farm.farm()).send(report);

        assertThat(outcome).isEqualTo(ReportReceipt.Outcome.STORED);
        assertThat(told.farm.states(campaign)).contains(CellState.MEASURED);
        assertThat(told.lines()).isEmpty();
        // The session and the cell.
        assertThat(told.status().faults()).isEqualTo(2);
    }

    /** PostgreSQL takes no further statement in a transaction in which one has failed. */
    @Test
    void aStatementThatFailsKeepsNoReportOut() {
        String campaign = begin();
        execute("drop table influx_tag");

        int jobs = pi.workUntilDone();

        assertThat(jobs).isEqualTo(2);
        assertThat(told.farm.states(campaign)).containsOnly(CellState.MEASURED);
        assertThat(told.farm.report(campaign).state()).isEqualTo(CampaignState.FINISHED);
        assertThat(told.lines("telemetry")).hasSize(2);
        assertThat(told.status().faults()).isEqualTo(2);
    }

    @Test
    void aTagOfATransactionThatWasUndoneIsWrittenDownTheNextTime() {
        TagBook tags = new TagBook();
        assertThatThrownBy(() -> told.farm.database().run(handle -> {
                    tags.bounded(handle, Tag.PROVIDER, "cpu");
                    throw new IllegalStateException("the report is refused");
                }))
                .hasMessage("the report is refused");

        told.farm.database().run(handle -> tags.bounded(handle, Tag.PROVIDER, "cpu"));

        List<String> stored = told.farm
                .database()
                .read(handle -> handle.createQuery("select tag_value from influx_tag where tag = 'provider'")
                        .mapTo(String.class)
                        .list());
        assertThat(stored).containsExactly("cpu");
    }

    @Test
    void oneCellThatCannotBeToldLeavesTheOthersAndTheEnd() {
        String campaign = told.measure(pi);
        execute("update session set conditions = '{' where job_id ="
                + " (select job_id from cell where cell_index = 0 and job_id is not null)");

        reingest(campaign);

        assertThat(told.lines("bench")).singleElement().asString().contains("pareto=", "cell=1i");
        assertThat(told.lines("event")).anyMatch(line -> line.startsWith("event,kind=campaign-ended,"));
        assertThat(told.status().faults()).isEqualTo(1);
        assertThat(told.status().campaignsWaiting()).isZero();
    }

    @Test
    void aCampaignWithoutAReportStillHasItsCellsTold() {
        String campaign = told.measure(pi);
        String other = told.farm.begin(ToldFarm.SWEEP, true);
        told.farm.buildAll();
        pi.workUntilDone();
        execute("update cell set axes = '{' where cell_index = 0 and campaign_seq ="
                + " (select seq from campaign where id = '" + campaign + "')");

        reingest(null);

        assertThat(told.lines("bench"))
                .filteredOn(line -> line.contains('"' + campaign + '"'))
                .hasSize(1);
        assertThat(told.lines("bench"))
                .filteredOn(line -> line.contains('"' + other + '"'))
                .hasSize(2);
        assertThat(told.lines("event")).anyMatch(line -> line.contains("kind=campaign-ended") && line.contains(other));
        assertThat(told.status().campaignsWaiting()).isZero();
        // Its report, and the cell.
        assertThat(told.status().faults()).isEqualTo(2);
    }

    /** What was read of a campaign while it ran says nothing of its end. */
    @Test
    void aCampaignThatEndedSinceItsOrderWasReadIsReadAnew() {
        String campaign = begin();
        pi.report(pi.work());
        told.desk().reingest(ToldFarm.ADA, new InfluxReingest(campaign));
        CampaignOrders.Order order =
                told.farm.database().read(CampaignOrders::next).orElseThrow();
        pi.workUntilDone();
        told.empty();

        teller().tell(order);
        assertThat(told.lines()).isEmpty();
        assertThat(told.status().campaignsWaiting()).isEqualTo(1);

        told.tellCampaigns();
        assertThat(told.lines("bench")).hasSize(2).allMatch(line -> line.contains("pareto="));
        assertThat(told.lines("event")).anyMatch(line -> line.contains("kind=campaign-ended"));
    }

    @Test
    void whatCouldNotBeReadIsReadAnewForTheNextOrder() {
        String campaign = told.measure(pi);
        CampaignTeller teller = teller();
        List<String> axes = told.farm
                .database()
                .read(handle -> handle.createQuery("select axes from cell where cell_index = 0")
                        .mapTo(String.class)
                        .list());
        execute("update cell set axes = '{' where cell_index = 0");
        told.desk().reingest(ToldFarm.ADA, new InfluxReingest(campaign));
        teller.tell();
        told.farm
                .database()
                .run(handle -> handle.execute("update cell set axes = ? where cell_index = 0", axes.get(0)));
        told.empty();

        told.desk().reingest(ToldFarm.ADA, new InfluxReingest(campaign));
        teller.tell();

        assertThat(told.lines("bench")).hasSize(2).allMatch(line -> line.contains("pareto="));
    }

    @Test
    void aCampaignThatRunsIsToldWithoutWhatOnlyItsEndSays() {
        String campaign = begin();
        pi.report(pi.work());

        reingest(campaign);

        assertThat(told.lines("bench")).singleElement().asString().doesNotContain("pareto=");
        assertThat(told.lines("event")).noneMatch(line -> line.contains("kind=campaign-ended"));
    }

    @Test
    void whatIsLeftOutIsCountedByThePoint() {
        told.farm.device("nano");
        told.farm.device("zero");
        told.empty();
        told.put(Collections.nCopies((int) OutboxTerms.ROWS_LEAST, "event,kind=a title=\"x\" 1"));

        new DeviceSampling(told.farm.database(), told.farm.farm().deviceView(), told.news, told.farm.clock()).sample();

        // Three devices, and the farm.
        assertThat(told.status().leftOut()).isEqualTo(4);
    }
}
