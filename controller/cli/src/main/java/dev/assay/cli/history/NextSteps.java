package dev.assay.cli.history;

import dev.assay.api.IncidentRow;
import dev.assay.api.IncidentState;
import dev.assay.api.IncidentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What somebody who sees an incident does next: commands that can be copied. */
final class NextSteps {
    private NextSteps() {}

    static List<String> of(IncidentView view) {
        IncidentRow incident = view.incident();
        if (incident.state() == IncidentState.CLOSED) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        switch (incident.cause().kind()) {
            case MODEL, OPTIMIZER, METRIC, UNKNOWN -> steps.add(bisect(view));
            case DEVICE -> {
                steps.add("look at the device: assay device show "
                        + incident.cause().value());
                steps.add("if it is to stay so, accept its new figures: assay baseline accept " + incident.firstBad()
                        + " --branch BRANCH --note WHY");
            }
            case RUNTIME, FAMILY -> {
                steps.add("compare what changed in the environment, named above; no commit of yours did it alone");
                steps.add("if it is to stay so, accept its new figures: assay baseline accept " + incident.firstBad()
                        + " --branch BRANCH --note WHY");
            }
        }
        if (incident.state() == IncidentState.OPEN) {
            steps.add("say that you look after it: assay incident ack " + incident.id() + " --note \"…\"");
        }
        steps.add("when it needs nothing any more: assay incident close " + incident.id() + " --note \"…\"");
        return steps;
    }

    private static String bisect(IncidentView view) {
        IncidentRow incident = view.incident();
        String good = incident.lastGoodRevision();
        String bad = incident.firstBadRevision();
        if (good == null || bad == null) {
            return "no bisection: the campaigns carry no revisions (assay run takes git's, or --revision)";
        }
        if (Objects.equals(good, bad)) {
            return "no bisection: both sides are revision " + good + ", so no commit did it";
        }
        return "find the commit: assay bisect FILE --good " + good + " --bad " + bad
                + " --run 'COMMAND THAT BUILDS THE MODEL' (FILE: the sweep " + String.join(" or ", view.sweeps()) + ")";
    }
}
