package dev.assay.acceptance.chaos;

import dev.assay.acceptance.chaos.judge.Evidence;
import dev.assay.acceptance.chaos.judge.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param faults how often each kind struck
 * @param wire how often each kind of request got each answer
 * @param ends of processes that nobody had ended, with their exit codes
 */
record ChaosOutcome(
        Evidence evidence,
        List<Violation> violations,
        Map<FaultKind, Integer> faults,
        Map<String, Integer> wire,
        Map<String, List<Integer>> ends) {
    ChaosOutcome {
        violations = List.copyOf(violations);
        faults = Map.copyOf(faults);
        wire = Map.copyOf(wire);
        ends = Map.copyOf(ends);
    }

    /** Jobs that some device was given at least once. */
    long jobsTried() {
        return evidence.jobs().stream().filter(job -> job.token() > 0).count();
    }

    /** For people. */
    String text() {
        StringBuilder text = new StringBuilder("faults\n");
        new TreeMap<>(faults).forEach((kind, count) -> text.append(line(kind.name(), count)));
        text.append(line(
                "together", faults.values().stream().mapToInt(Integer::intValue).sum()));
        text.append("jobs\n");
        count(evidence.jobs(), job -> job.state()).forEach((state, count) -> text.append(line(state, count)));
        text.append(line("given to a device", jobsTried()));
        text.append(line(
                "given again",
                evidence.jobs().stream()
                        .mapToLong(job -> Math.max(0, job.token() - 1))
                        .sum()));
        text.append("campaigns\n");
        count(evidence.campaigns(), campaign -> campaign.state())
                .forEach((state, count) -> text.append(line(state, count)));
        text.append("cells\n");
        count(evidence.cells(), cell -> String.valueOf(cell.outcome()))
                .forEach((state, count) -> text.append(line(state, count)));
        text.append("on the wire\n");
        new TreeMap<>(wire).forEach((what, count) -> text.append(line(what, count)));
        text.append("processes that ended by themselves, with these exit codes\n");
        new TreeMap<>(ends).forEach((process, codes) -> text.append(line(process + " " + codes, codes.size())));
        text.append("violations\n");
        violations.forEach(
                violation -> text.append("  ").append(violation.text()).append("\n"));
        return text.append(line("together", violations.size())).toString();
    }

    private static <T> Map<String, Long> count(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private static String line(String what, Number count) {
        return "  " + count + " × " + what + "\n";
    }
}
