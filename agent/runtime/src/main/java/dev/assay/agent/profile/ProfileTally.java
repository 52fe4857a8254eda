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
import org.jspecify.annotations.Nullable;

/** Sums up the events of one profile. Used once, by one thread. */
public final class ProfileTally {
    /** So that what is summed up fits into the small heap of a run's process. */
    private static final int NODES_MAX = 20_000;

    private final int skipped;
    private final int counted;
    private final Map<Node, NodeTimes> nodes = new LinkedHashMap<>();
    private final NodeTimes inferences;
    /** Nodes of the inference under way that ended and of which no node is known that holds them: start and length, micros. */
    private final Deque<long[]> ended = new ArrayDeque<>();

    private int inference;

    private record Node(String name, String operator, String provider) {}

    private record Timed(Node node, NodeTimes times) {}

    private record Typed(int nodes, NodeTimes times) {}

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
        long total = Math.max(
                1, nodes.values().stream().mapToLong(NodeTimes::totalMicros).sum());
        List<Timed> longestFirst = nodes.entrySet().stream()
                .map(entry -> new Timed(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<Timed>comparingLong(timed -> -timed.times().totalMicros()))
                .toList();
        int told = Math.min(ModelProfile.NODES_MAX, longestFirst.size());
        return new ModelProfile(
                counted,
                inferences.seconds(),
                longestFirst.subList(0, told).stream()
                        .map(timed -> new ProfiledNode(
                                timed.node().name(),
                                timed.node().operator(),
                                timed.node().provider(),
                                (double) timed.times().totalMicros() / total,
                                timed.times().seconds(),
                                timed.times().calls()))
                        .toList(),
                rest(longestFirst.subList(told, longestFirst.size()), total),
                operators(total));
    }

    private @Nullable ProfiledRest rest(List<Timed> others, long total) {
        if (others.isEmpty()) {
            return null;
        }
        NodeTimes sum = new NodeTimes(counted);
        others.forEach(timed -> sum.add(timed.times()));
        return new ProfiledRest(others.size(), (double) sum.totalMicros() / total, sum.seconds());
    }

    private List<ProfiledOperator> operators(long total) {
        Map<String, Typed> byType = new LinkedHashMap<>();
        nodes.forEach((node, times) -> byType.merge(node.operator(), new Typed(1, copy(times)), (known, more) -> {
            known.times().add(more.times());
            return new Typed(known.nodes() + 1, known.times());
        }));
        return byType.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        entry -> -entry.getValue().times().totalMicros()))
                .map(entry -> new ProfiledOperator(
                        entry.getKey(),
                        entry.getValue().nodes(),
                        (double) entry.getValue().times().totalMicros() / total,
                        entry.getValue().times().seconds(),
                        entry.getValue().times().calls()))
                .toList();
    }

    private NodeTimes copy(NodeTimes times) {
        NodeTimes copy = new NodeTimes(counted);
        copy.add(times);
        return copy;
    }
}
