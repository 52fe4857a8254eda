package dev.assay.agent.link;

import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.ReportReceipt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A farm without a network: answers each question for work as its script says, and ends the agent's thread after the last. */
class ScriptedLink implements ControllerLink {
    final List<AgentHello> hellos = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    private final Deque<Answer> script = new ArrayDeque<>();

    /** To one question for work. */
    @FunctionalInterface
    interface Answer {
        Optional<LeaseGrant> give() throws LinkException;
    }

    static final Answer NO_WORK = Optional::empty;
    static final Answer BUSY = () -> {
        throw new LinkException.Passing("HTTP 503: ask again later");
    };
    static final Answer DOWN = () -> {
        throw new LinkException.Passing("connection refused", new IOException("connection refused"));
    };
    static final Answer UNKNOWN = () -> {
        throw new LinkException.Unknown("no such device");
    };

    ScriptedLink then(Answer answer) {
        script.add(answer);
        return this;
    }

    @Override
    public AgentWelcome hello(AgentHello hello) {
        hellos.add(hello);
        asked.add("hello");
        return new AgentWelcome(ProtocolVersion.CURRENT, hello.deviceName(), 30, 5, 20, List.of());
    }

    @Override
    public Optional<LeaseGrant> lease(LeaseRequest request, double pollSeconds) throws LinkException {
        Answer answer = script.poll();
        if (answer == null) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        asked.add("lease");
        return answer.give();
    }

    @Override
    public void heartbeat(String jobId, Heartbeat heartbeat, double patienceSeconds) {}

    @Override
    public PairAnswer pairs(String jobId, PairNews news) throws LinkException {
        throw new AssertionError("there are no pairs");
    }

    @Override
    public ReportReceipt report(String jobId, Path gzip) {
        return new ReportReceipt(ReportReceipt.Outcome.STORED);
    }

    @Override
    public void artifact(String sha256, long bytesMax, OutputStream into) throws LinkException {}
}
