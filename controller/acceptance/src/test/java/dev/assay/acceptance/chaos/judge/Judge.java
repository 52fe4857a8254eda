package dev.assay.acceptance.chaos.judge;

import dev.assay.acceptance.chaos.judge.Evidence.Campaign;
import dev.assay.acceptance.chaos.judge.Evidence.Cell;
import dev.assay.acceptance.chaos.judge.Evidence.Job;
import dev.assay.acceptance.chaos.judge.Evidence.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at a farm at rest and names every promise that it broke. Used once, by one thread. */
public final class Judge {
    private static final Set<String> WITH_FIGURES = Set.of("MEASURED", "REUSED");
    private static final Set<String> WITH_OWNER = Set.of("BUILD_FAILED", "MEASURE_FAILED");

    private final Evidence evidence;
    private final Map<String, Job> jobs;
    private final Map<String, List<Session>> sessions;
    private final Map<Long, Campaign> campaigns;
    private final List<Violation> violations = new ArrayList<>();

    private Judge(Evidence evidence) {
        this.evidence = evidence;
        this.jobs = evidence.jobs().stream().collect(Collectors.toMap(Job::id, Function.identity()));
        this.sessions = evidence.sessions().stream().collect(Collectors.groupingBy(Session::jobId));
        this.campaigns = evidence.campaigns().stream().collect(Collectors.toMap(Campaign::seq, Function.identity()));
    }

    /** Every violation; empty when the farm kept all its promises. */
    public static List<Violation> violations(Evidence evidence) {
        Judge judge = new Judge(evidence);
        evidence.campaigns().forEach(judge::judge);
        evidence.cells().forEach(judge::judge);
        evidence.jobs().forEach(judge::judge);
        judge.judgeSessions();
        judge.violations.addAll(WireRules.violations(evidence));
        evidence.unsent()
                .forEach(file -> judge.violate("agents' outboxes are empty at the end", file + " is there", null));
        return List.copyOf(judge.violations);
    }

    private void judge(Campaign campaign) {
        Map<Integer, Cell> cells = new HashMap<>();
        for (Cell cell : evidence.cells()) {
            if (cell.campaignSeq() == campaign.seq() && cells.put(cell.index(), cell) != null) {
                violate("a cell is there once", cell.words() + " is there twice", cell.jobId());
            }
        }
        Integer expected = campaign.cellsExpected();
        if (expected != null && expected != cells.size()) {
            violate("no cell is lost", campaign.id() + " has " + cells.size() + " cells; expected " + expected, null);
        }
        if (campaign.state().equals("RUNNING")) {
            violate("every campaign ends", campaign.id() + " is still running", null);
        }
        cells.forEach((index, cell) -> compareWithApi(campaign, cell));
        Set<Integer> invented = new TreeSet<>(campaign.shown().keySet());
        invented.removeAll(cells.keySet());
        if (!invented.isEmpty()) {
            violate("API and tables agree", campaign.id() + ": the API alone has the cells " + invented, null);
        }
    }

    private void compareWithApi(Campaign campaign, Cell cell) {
        List<Session> found = sessions.getOrDefault(String.valueOf(cell.jobId()), List.of());
        String session = found.isEmpty() ? "-" : found.get(0).rawSha256();
        String stored = cell.outcome() + " " + session;
        String shown = campaign.shown().get(cell.index());
        if (!stored.equals(shown)) {
            violate(
                    "API and tables agree",
                    cell.words() + " is \"" + stored + "\" in the tables and \"" + shown + "\" in the API",
                    cell.jobId());
        }
    }

    private void judge(Cell cell) {
        String outcome = cell.outcome();
        if (outcome == null) {
            violate("every cell is settled", cell.words() + " is not", cell.jobId());
            return;
        }
        List<Session> found = sessions.getOrDefault(String.valueOf(cell.jobId()), List.of());
        if (WITH_FIGURES.contains(outcome)) {
            if (found.size() != 1 || !found.get(0).isMeasured()) {
                violate(
                        "a measured cell has one session with figures",
                        cell.words() + " is " + outcome + " and has " + found,
                        cell.jobId());
            }
            if (cell.reason() != null) {
                violate("no cell is both", cell.words() + " has figures, and a reason for none", cell.jobId());
            }
        } else if (cell.reason() == null && !isStopped(cell)) {
            violate("a cell without figures has a reason", cell.words() + " is " + outcome, cell.jobId());
        }
        if (WITH_OWNER.contains(outcome) && cell.owner() == null) {
            violate("a failure says who must act", cell.words() + " is " + outcome, cell.jobId());
        }
    }

    /** Cancelled with its campaign: the campaign's state is the reason. */
    private boolean isStopped(Cell cell) {
        Campaign campaign = campaigns.get(cell.campaignSeq());
        return "CANCELLED".equals(cell.outcome())
                && campaign != null
                && campaign.state().equals("CANCELLED");
    }

    private void judge(Job job) {
        int stored = sessions.getOrDefault(job.id(), List.of()).size();
        switch (job.state()) {
            case "LEASED", "QUEUED" -> {
                // A device may be looked at whenever it has nothing else to do.
                if (!job.isCheck()) {
                    violate("no job waits or is leased for ever", job + " does, at rest", job.id());
                }
            }
            case "DONE" -> {
                if (stored != 1) {
                    violate("a done job has one session", job + " has " + stored, job.id());
                }
            }
            default -> {
                if (stored != 0) {
                    violate("a job that was given up has no session", job + " has " + stored, job.id());
                }
            }
        }
    }

    private void judgeSessions() {
        Map<String, String> byHash = new HashMap<>();
        for (Session session : evidence.sessions()) {
            String other = byHash.put(session.rawSha256(), session.jobId());
            if (other != null) {
                violate("a report is counted once", session + " has the report of job " + other, session.jobId());
            }
            Job job = jobs.get(session.jobId());
            if (job == null) {
                violate("a session belongs to a job", session + " does not", session.jobId());
            } else {
                judge(session, job);
            }
        }
    }

    private void judge(Session session, Job job) {
        Evidence.Report report = evidence.reports().get(session.rawSha256());
        if (report == null || report.trouble() != null) {
            String trouble = report == null ? "it is not there" : String.valueOf(report.trouble());
            violate("a stored report can be read", session.rawSha256() + ": " + trouble, session.jobId());
            return;
        }
        boolean isItsOwn = report.jobId().equals(session.jobId())
                && report.token() == session.token()
                && report.device().equals(job.device());
        if (!isItsOwn) {
            violate("a session has its own report", session + " of " + job + " has " + report, session.jobId());
        }
        if (session.token() > job.token()) {
            violate("nobody invents a token", session + " of " + job, session.jobId());
        }
    }

    private void violate(String rule, String found, @Nullable String jobId) {
        violations.add(new Violation(rule, found, WireRules.history(evidence, jobId)));
    }
}
