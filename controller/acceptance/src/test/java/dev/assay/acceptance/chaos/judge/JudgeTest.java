package dev.assay.acceptance.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.chaos.judge.Evidence.Campaign;
import dev.assay.acceptance.chaos.judge.Evidence.Cell;
import dev.assay.acceptance.chaos.judge.Evidence.Job;
import dev.assay.acceptance.chaos.judge.Evidence.Report;
import dev.assay.acceptance.chaos.judge.Evidence.Session;
import dev.assay.acceptance.chaos.judge.Sighting.Granted;
import dev.assay.acceptance.chaos.judge.Sighting.Reported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A judge that finds nothing proves nothing: each test plants one violation into a farm that is in order. */
class JudgeTest {
    private static final String HASH = "a".repeat(64);
    private static final String OTHER_HASH = "b".repeat(64);

    private final List<Campaign> campaigns = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final Map<String, Report> reports = new HashMap<>();
    private final List<Sighting> wire = new ArrayList<>();
    private final List<String> unsent = new ArrayList<>();

    /** One measured cell and one whose device was lost. */
    JudgeTest() {
        campaigns.add(new Campaign(1, "c", "FINISHED", 2, Map.of(0, "MEASURED " + HASH, 1, "MEASURE_FAILED -")));
        cells.add(new Cell(1, 0, "job", "MEASURED", null, null));
        cells.add(new Cell(1, 1, "lost", "MEASURE_FAILED", "the device was lost", "LAB"));
        jobs.add(new Job("job", "pi", "DONE", 3, 2, false));
        jobs.add(new Job("lost", "pi", "LOST", 5, 5, false));
        sessions.add(new Session("job", 3, HASH, true));
        reports.put(HASH, new Report(null, "job", 3, "pi"));
        wire.add(new Granted(1, "controller-1", "job", 2, "pi", "i"));
        wire.add(new Granted(2, "controller-1", "job", 3, "pi", "i"));
        wire.add(new Reported(3, "controller-1", "job", 2, OTHER_HASH, true, "STALE", "sent"));
        wire.add(new Reported(4, "controller-1", "job", 3, HASH, true, "STORED", "sent"));
        wire.add(new Reported(5, "controller-1", "job", 3, HASH, true, "ALREADY_STORED", "duplicated"));
    }

    @Test
    void aFarmInOrderIsNotBlamed() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void aCellThatIsNotSettledIsFound() {
        cells.set(0, new Cell(1, 0, "job", null, null, null));

        assertThat(rules()).contains("every cell is settled");
    }

    @Test
    void aCellThatWentMissingIsFound() {
        cells.remove(1);

        assertThat(rules()).contains("no cell is lost", "API and tables agree");
    }

    @Test
    void aCellThatIsThereTwiceIsFound() {
        cells.add(cells.get(0));

        assertThat(rules()).containsExactly("a cell is there once");
    }

    @Test
    void aCampaignThatNeverEndsIsFound() {
        campaigns.set(0, new Campaign(1, "c", "RUNNING", 2, campaigns.get(0).shown()));

        assertThat(rules()).containsExactly("every campaign ends");
    }

    @Test
    void anApiThatTellsAnotherStoryIsFound() {
        campaigns.set(0, new Campaign(1, "c", "FINISHED", 2, Map.of(0, "MEASURED -", 1, "MEASURE_FAILED -")));

        assertThat(rules()).containsExactly("API and tables agree");
    }

    @Test
    void aMeasuredCellWithoutASessionIsFound() {
        sessions.clear();

        assertThat(rules())
                .contains(
                        "a measured cell has one session with figures",
                        "a done job has one session",
                        "what was acknowledged is kept");
    }

    @Test
    void aMeasuredCellWithoutFiguresIsFound() {
        sessions.set(0, new Session("job", 3, HASH, false));

        assertThat(rules()).containsExactly("a measured cell has one session with figures");
    }

    @Test
    void aJobThatIsStoredTwiceIsFound() {
        sessions.add(new Session("job", 2, OTHER_HASH, true));
        reports.put(OTHER_HASH, new Report(null, "job", 2, "pi"));

        assertThat(rules()).contains("a measured cell has one session with figures", "a done job has one session");
    }

    @Test
    void oneReportUnderTwoJobsIsFound() {
        sessions.add(new Session("lost", 3, HASH, true));

        assertThat(rules())
                .contains(
                        "a report is counted once",
                        "a session has its own report",
                        "a job that was given up has no session");
    }

    @Test
    void aCellWithoutReasonOrOwnerIsFound() {
        cells.set(1, new Cell(1, 1, "lost", "MEASURE_FAILED", null, null));

        assertThat(rules()).containsExactly("a cell without figures has a reason", "a failure says who must act");
    }

    @Test
    void aCancelledCellNeedsACancelledCampaign() {
        cells.set(1, new Cell(1, 1, "lost", "CANCELLED", null, null));
        campaigns.set(0, new Campaign(1, "c", "FINISHED", 2, Map.of(0, "MEASURED " + HASH, 1, "CANCELLED -")));

        assertThat(rules()).containsExactly("a cell without figures has a reason");
    }

    @Test
    void aCellThatIsBothIsFound() {
        cells.set(0, new Cell(1, 0, "job", "MEASURED", "the device was lost", "LAB"));

        assertThat(rules()).containsExactly("no cell is both");
    }

    @Test
    void aJobThatIsLeasedForEverIsFound() {
        jobs.add(new Job("stuck", "pi", "LEASED", 1, 0, false));
        jobs.add(new Job("forgotten", "pi", "QUEUED", 0, 0, false));

        assertThat(violations())
                .extracting(Violation::rule)
                .containsExactly("no job waits or is leased for ever", "no job waits or is leased for ever");
    }

    @Test
    void aDeviceMayBeLookedAtAnyTime() {
        jobs.add(new Job("check", "pi", "LEASED", 1, 0, true));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aReportWithoutFiguresIsKeptThoughItsJobIsTriedAgain() {
        wire.add(2, new Reported(2, "controller-1", "job", 2, OTHER_HASH, false, "STORED", "sent"));
        reports.put(OTHER_HASH, new Report(null, "job", 2, "pi"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aReportWithoutFiguresThatIsGoneIsFound() {
        wire.add(2, new Reported(2, "controller-1", "job", 2, OTHER_HASH, false, "STORED", "sent"));

        assertThat(rules()).containsExactly("what was acknowledged is kept");
    }

    @Test
    void aReportThatIsGoneFromTheDiskIsFound() {
        reports.put(HASH, new Report("404", "", 0, ""));

        assertThat(rules()).containsExactly("a stored report can be read", "what was acknowledged is kept");
    }

    @Test
    void aReportWithAnOlderTokenInTheSessionIsFound() {
        reports.put(HASH, new Report(null, "job", 2, "pi"));

        assertThat(rules()).containsExactly("a session has its own report");
    }

    @Test
    void aTokenThatIsGrantedTwiceIsFound() {
        wire.add(new Granted(6, "controller-2", "job", 3, "pi", "another"));

        assertThat(rules()).containsExactly("a token is granted once");
    }

    @Test
    void anAcknowledgedReportThatWasNotKeptIsFound() {
        wire.add(new Reported(6, "controller-2", "job", 3, OTHER_HASH, true, "STORED", "sent"));

        assertThat(rules()).containsExactly("what was acknowledged is kept", "a job's report is stored once");
    }

    @Test
    void anOutboxThatIsNotEmptyIsFound() {
        unsent.add("agents-1/pi/reports/job@3.json.gz");

        assertThat(rules()).containsExactly("agents' outboxes are empty at the end");
    }

    @Test
    void aViolationComesWithItsHistory() {
        wire.add(new Granted(6, "controller-2", "job", 3, "pi", "another"));

        assertThat(violations().get(0).text())
                .contains("controller-2 granted token 3 to pi (instance another)")
                .contains("duplicated report with token 3")
                .contains("controller-1 answered STALE");
    }

    private List<Violation> violations() {
        return Judge.violations(new Evidence(campaigns, cells, jobs, sessions, reports, wire, unsent));
    }

    private List<String> rules() {
        return violations().stream().map(Violation::rule).distinct().toList();
    }
}
