package dev.assay.agent.profile;

import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfiledNode;
import dev.assay.protocol.ProfiledOperator;
import dev.assay.protocol.ProfiledRest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums up the events of one profile. Used once, by one thread. */
public final class ProfileTally {
    /** So that what is summed up fits into the small heap of a run's process. */
    private static final int NODES_MAX = 20_000;

    private static final double MICROS_PER_SECOND = 1e6;

    private final int skipped;
    private final int counted;
    private final Map<Node, NodeTimes> nodes = new LinkedHashMap<>();
    private final NodeTimes inferences;
    /** Nodes of the inference under way that ended and of which no node is known that holds them: start and length, micros. */
    private final Deque<long[]> ended = new ArrayDeque<>();

    private int inference;

    private record Node(String name, String operator, String provider) {}

    /** A node with its median time and its calls in an inference. */
    private record Timed(Node node, double micros, double calls) {}

    private ProfileTally(int skipped, int counted) {
        this.skipped = skipped;
        this.counted = counted;
        this.inferences = new NodeTimes(counted);
    }

    /**
     * What the file says.
     *
     * @param skipped inferences that warmed up, the first in the file
     * @param counted inferences after them, at least 1
     * @throws IOException when the file is no profile of so many inferences
     */
    public static ModelProfile of(Path file, int skipped, int counted) throws IOException {
        ProfileTally tally = new ProfileTally(skipped, counted);
        TraceReader.read(file, tally::add);
        if (tally.inference != skipped + counted || tally.nodes.isEmpty()) {
            throw new IOException("the profile tells of " + tally.inference + " inferences and " + tally.nodes.size()
                    + " nodes; expected " + (skipped + counted) + " inferences");
        }
        return tally.profile();
    }

    private void add(TraceEvent event) throws IOException {
        switch (event.kind()) {
            case NODE -> node(event);
            case INFERENCE -> {
                if (isCounted()) {
                    inferences.add(inference - skipped, event.micros());
                }
                ended.clear();
                inference++;
            }
            case OTHER -> {}
        }
    }

    private void node(TraceEvent event) throws IOException {
        long own = event.micros();
        // Nodes run one after the other, so whatever ended before this one and began after it was within it.
        while (!ended.isEmpty() && ended.peek()[0] >= event.startMicros()) {
            own -= ended.pop()[1];
        }
        ended.push(new long[] {event.startMicros(), event.micros()});
        if (isCounted()) {
            times(new Node(event.name(), event.operator(), event.provider()))
                    .add(inference - skipped, Math.max(0, own));
        }
    }

    private boolean isCounted() {
        return inference >= skipped && inference < skipped + counted;
    }

    private NodeTimes times(Node node) throws IOException {
        NodeTimes known = nodes.get(node);
        if (known != null) {
            return known;
        }
        if (nodes.size() == NODES_MAX) {
            throw new IOException("the model has more than " + NODES_MAX + " nodes; no more can be profiled");
        }
        NodeTimes fresh = new NodeTimes(counted);
        nodes.put(node, fresh);
        return fresh;
    }

    private ModelProfile profile() {
        List<Timed> longestFirst = nodes.entrySet().stream()
                .map(entry -> new Timed(
                        entry.getKey(),
                        entry.getValue().medianMicros(),
                        entry.getValue().calls()))
                .sorted(Comparator.comparingDouble(Timed::micros).reversed())
                .toList();
        double total = sum(longestFirst);
        int told = Math.min(ModelProfile.NODES_MAX, longestFirst.size());
        return new ModelProfile(
                counted,
                inferences.medianMicros() / MICROS_PER_SECOND,
                longestFirst.subList(0, told).stream()
                        .map(timed -> new ProfiledNode(
                                timed.node().name(),
                                timed.node().operator(),
                                timed.node().provider(),
                                share(timed.micros(), total),
                                timed.micros() / MICROS_PER_SECOND,
                                timed.calls()))
                        .toList(),
                rest(longestFirst.subList(told, longestFirst.size()), total),
                operators(longestFirst, total));
    }

    private static @Nullable ProfiledRest rest(List<Timed> others, double total) {
        double micros = sum(others);
        return others.isEmpty()
                ? null
                : new ProfiledRest(others.size(), share(micros, total), micros / MICROS_PER_SECOND);
    }

    private static List<ProfiledOperator> operators(List<Timed> all, double total) {
        Map<String, List<Timed>> byType = all.stream()
                .collect(Collectors.groupingBy(
                        timed -> timed.node().operator(), LinkedHashMap::new, Collectors.toList()));
        return byType.entrySet().stream()
                .map(entry -> operator(entry.getKey(), entry.getValue(), total))
                .sorted(Comparator.comparingDouble(ProfiledOperator::seconds).reversed())
                .limit(ModelProfile.OPERATORS_MAX)
                .toList();
    }

    private static ProfiledOperator operator(String type, List<Timed> nodes, double total) {
        double micros = sum(nodes);
        return new ProfiledOperator(
                type,
                nodes.size(),
                share(micros, total),
                micros / MICROS_PER_SECOND,
                nodes.stream().mapToDouble(Timed::calls).sum());
    }

    private static double sum(List<Timed> nodes) {
        return nodes.stream().mapToDouble(Timed::micros).sum();
    }

    private static double share(double micros, double total) {
        return total == 0 ? 0 : micros / total;
    }
}
