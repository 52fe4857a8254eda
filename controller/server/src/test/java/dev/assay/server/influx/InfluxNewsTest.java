package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.DeviceAction;
import dev.assay.api.InfluxReingest;
import dev.assay.influx.schema.Tag;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.SessionReport;
import dev.assay.server.FakeAgent;
import dev.assay.server.OnEveryStore;
import dev.assay.server.news.FarmNews;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryStore
class InfluxNewsTest extends OnToldFarm {
    @SuppressWarnings("NullAway.Init") // made before each
    private FakeAgent pi;

    @BeforeEach
    void open() {
        pi = told.farm.device("pi");
    }

    @Test
    void aReportLeavesItsPointsInItsOwnTransaction() {
        String campaign = told.farm.begin(ToldFarm.SWEEP);
        told.farm.buildAll();

        pi.report(pi.work());

        assertThat(told.lines("bench"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("bench,sweep=small,branch=(other),model=student,variant=fp32,quantization=none,")
                        .contains(",device=pi,profile=(none),simulated=false state_code=0i", "state=\"MEASURED\"")
                        .contains("campaign=\"" + campaign + "\"", "branch_name=\"main\"", "revision=\"abc\"")
                        .contains("latency_mean_seconds=", "runs_completed=3i")
                        .doesNotContain("pareto="));
        assertThat(told.lines("telemetry"))
                .singleElement()
                .asString()
                .contains("purpose=\"MEASUREMENT\"", "lease_length_seconds=");
    }

    @Test
    void aReportThatIsNotStoredLeavesNone() {
        told.farm.begin(ToldFarm.SWEEP);
        told.farm.buildAll();
        LeaseGrant grant = pi.work();
        SessionReport report = pi.measurement(grant);
        told.farm.tell(new FarmNews() {
            @Override
            public void cellSettled(Handle handle, long campaignSeq, int cellIndex) {
                told.news.cellSettled(handle, campaignSeq, cellIndex);
                throw new IllegalStateException("the store is full");
            }
        });

        assertThatThrownBy(() -> pi.at(told.farm.farm()).send(report)).hasMessage("the store is full");

        assertThat(told.lines()).isEmpty();
    }

    @Test
    void theSameReportAgainLeavesNothingMore() {
        told.farm.begin(ToldFarm.SWEEP);
        told.farm.buildAll();
        SessionReport report = pi.measurement(pi.work());
        pi.send(report);
        List<String> before = told.lines();

        pi.send(report);

        assertThat(told.lines()).isEqualTo(before);
    }

    @Test
    void whatTheWholeCampaignSaysIsAddedToTheSamePoint() {
        told.measure(pi);

        List<String> bench = told.lines("bench");
        assertThat(bench).hasSize(4);
        assertThat(bench.subList(2, 4)).allMatch(line -> line.contains("pareto=") && line.contains("front_latency="));
        assertThat(bench.stream().map(ToldFarm::identity).distinct()).hasSize(2);
        assertThat(told.lines("event").get(told.lines("event").size() - 1))
                .startsWith("event,kind=campaign-ended,sweep=small,device=(none) title=")
                .contains("2 measured");
    }

    @Test
    void twoCellsOfOneInstantAreTwoPoints() {
        String first = told.measure(pi);
        told.accept(first);
        told.empty();

        // Nothing has changed: both cells take the baseline's figures in the instant in which the campaign begins.
        told.gate();
        told.farm.buildAll();
        pi.workUntilDone();
        told.tellCampaigns();

        assertThat(told.lines("bench").stream().map(ToldFarm::identity).distinct())
                .hasSize(2);
        List<String> verdicts = told.lines("verdict");
        assertThat(verdicts)
                .isNotEmpty()
                .allMatch(line -> line.contains("state_code=0i") && line.contains("reason=\"identical\""))
                .allMatch(line -> line.contains("baseline_campaign=\"" + first + "\""));
        assertThat(verdicts.stream().map(ToldFarm::identity).distinct()).hasSize(verdicts.size() / 2);
    }

    @Test
    void aPointStaysTheSameWhenItsBranchGetsABaseline() {
        String campaign = told.measure(pi);
        List<String> before =
                told.lines("bench").stream().map(ToldFarm::identity).distinct().toList();
        told.accept(campaign);
        told.empty();

        told.desk().reingest(ToldFarm.ADA, new InfluxReingest(campaign));
        told.tellCampaigns();

        assertThat(told.lines("bench").stream().map(ToldFarm::identity)).containsExactlyElementsOf(before);
        assertThat(before).allMatch(identity -> identity.contains("branch=(other)"));
    }

    @Test
    void aBranchWithABaselineIsATag() {
        told.accept(told.measure(pi));
        told.empty();

        told.farm.begin(ToldFarm.SWEEP, true);
        told.farm.buildAll();
        pi.workUntilDone();

        assertThat(told.lines("bench")).isNotEmpty().allMatch(line -> line.contains(",branch=main,"));
    }

    @Test
    void whatHappensToDevicesAndBaselinesIsAnEvent() {
        told.accept(told.measure(pi));
        told.farm.act("pi", DeviceAction.DRAIN);
        told.farm.act("pi", DeviceAction.RESUME);
        pi.startedAgain().hello();

        assertThat(told.lines("event"))
                .anyMatch(line -> line.startsWith("event,kind=baseline-moved,sweep=small,")
                        && line.contains("actor=\"ada\"")
                        && line.contains("commit <a href=\\\"https://git.example/r/commit/abc\\\">abc</a>"))
                .anyMatch(line -> line.startsWith("event,kind=device-health,sweep=(none),device=pi ")
                        && line.contains("health_code=3i"));
    }

    @Test
    void anotherAgentOnADeviceIsAnEvent() {
        pi.startedAgain().hello();
        assertThat(told.lines("event")).noneMatch(line -> line.contains("kind=agent-updated"));

        pi.updated("0.2.0+def").hello();

        assertThat(told.lines("event"))
                .filteredOn(line -> line.startsWith("event,kind=agent-updated,sweep=(none),device=pi "))
                .singleElement()
                .asString()
                .contains("text=\"came with another agent: 0.2.0+def instead of 0.1.0+abc\"", "actor=\"assay\"");
    }

    @Test
    void whoWasNeverToldCanBeToldLater() {
        told.farm.tell(FarmNews.NOBODY);
        FakeAgent quiet = told.farm.device("quiet");
        String campaign = told.farm.begin(ToldFarm.SWEEP);
        told.farm.buildAll();
        quiet.workUntilDone();
        told.empty();

        int count = told.desk().reingest(ToldFarm.ADA, new InfluxReingest(null)).count();
        told.tellCampaigns();
        List<String> once = told.lines("bench");
        told.empty();
        told.desk().reingest(ToldFarm.ADA, new InfluxReingest(campaign));
        told.tellCampaigns();

        assertThat(count).isEqualTo(1);
        assertThat(once).isNotEmpty().isEqualTo(told.lines("bench"));
    }

    @Test
    void whenTooManyWaitCampaignsAreWrittenLaterAndTheRestIsCounted() {
        told.put(Collections.nCopies((int) OutboxTerms.ROWS_LEAST, "event,kind=a title=\"x\" 1"));
        told.farm.begin(ToldFarm.SWEEP);
        told.farm.buildAll();

        pi.workUntilDone();
        told.tellCampaigns();

        assertThat(told.lines("bench")).isEmpty();
        assertThat(told.status().campaignsWaiting()).isEqualTo(1);
        assertThat(told.status().leftOut()).isPositive();

        told.empty();
        told.tellCampaigns();

        assertThat(told.lines("bench")).hasSize(2);
        assertThat(told.status().campaignsWaiting()).isZero();
    }

    @Test
    void devicesAreSampledOnceAMinuteByWhoeverComesFirst() {
        DeviceSampling sampling =
                new DeviceSampling(told.farm.database(), told.farm.farm().deviceView(), told.news, told.farm.clock());
        told.empty();

        sampling.sample();
        told.farm.clock().advance(Duration.ofSeconds(15));
        sampling.sample();
        told.farm.clock().advance(Duration.ofMinutes(1));
        sampling.sample();

        assertThat(told.lines("telemetry"))
                .hasSize(2)
                .allMatch(line -> line.contains("connected=") && line.contains("queue_length=0i"))
                .allMatch(line -> line.endsWith("0000000000"));
    }

    @Test
    void whereTheFarmIsStandsBesideItsDevicesAndRetiredOnesAreNoMoreSampled() {
        told.farm.device("shelf");
        DeviceSampling sampling =
                new DeviceSampling(told.farm.database(), told.farm.farm().deviceView(), told.news, told.farm.clock());
        told.farm.act("shelf", DeviceAction.RETIRE);
        told.empty();

        sampling.sample();
        told.farm.act("pi", DeviceAction.RETIRE);
        told.farm.clock().advance(Duration.ofMinutes(1));
        sampling.sample();

        assertThat(told.lines("telemetry")).singleElement().asString().contains("device=pi,");
        List<String> farm =
                told.lines().stream().filter(line -> line.startsWith("farm ")).toList();
        assertThat(farm)
                .hasSize(2)
                .allMatch(line -> line.contains("public_url=\"https://farm:8420\"")
                        && line.contains("commit_url=\"https://git.example/r/commit/\""));
        assertThat(farm.get(0)).startsWith("farm devices=1i,");
        assertThat(farm.get(1)).startsWith("farm devices=0i,");
    }

    @Test
    void oneTagTooManyIsOther() {
        TagBook tags = new TagBook();
        List<String> said = told.farm.database().change(handle -> {
            for (int i = 0; i < Tag.PROVIDER.valuesMax(); i++) {
                tags.bounded(handle, Tag.PROVIDER, "p" + i);
            }
            return List.of(
                    tags.bounded(handle, Tag.PROVIDER, "one-more"),
                    tags.bounded(handle, Tag.PROVIDER, "p7"),
                    new TagBook().bounded(handle, Tag.PROVIDER, "p7"));
        });

        assertThat(said).containsExactly("(other)", "p7", "p7");
    }
}
