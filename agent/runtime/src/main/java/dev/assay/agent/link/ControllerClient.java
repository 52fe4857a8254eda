package dev.assay.agent.link;

import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The controllers' HTTP interface for agents. Thread-safe. HttpURLConnection and not the newer client: that one alone would take an
 * idle agent from 38 to 60 MB.
 */
public final class ControllerClient implements ControllerLink {
    private static final double PATIENCE_SECONDS_MIN = 1;
    private static final double PATIENCE_SECONDS_MAX = 30;
    private static final double POLL_GRACE_SECONDS = 15;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int ANSWER_BYTES_MAX = 1 << 20;

    private final AddressBook controllers;
    private final Exchange exchange;

    /**
     * A client of all controllers in the book.
     *
     * @param secret the token without its pins
     */
    public ControllerClient(AddressBook controllers, String secret) {
        this.controllers = controllers;
        this.exchange = new Exchange(controllers, secret);
    }

    @Override
    public AgentWelcome hello(AgentHello hello) throws LinkException {
        Request request =
                Request.post("/api/v1/agent/hello", Request.Subject.AGENT, Request.Repeat.IF_UNANSWERED, hello);
        AgentWelcome welcome = exchange.ask(request, answer -> WireJson.read(AgentWelcome.class, body(answer)));
        controllers.learn(welcome.controllers());
        return welcome;
    }

    /** Exchanges a one-time enrolment token, which this client was made with, for the device's own. */
    public EnrolmentReceipt enrol(EnrolmentRequest enrolment) throws LinkException {
        Request request =
                Request.post("/api/v1/agent/enrol", Request.Subject.AGENT, Request.Repeat.IF_UNREACHED, enrolment);
        return exchange.ask(request, answer -> WireJson.read(EnrolmentReceipt.class, body(answer)));
    }

    @Override
    public Optional<LeaseGrant> lease(LeaseRequest lease, double pollSeconds) throws LinkException {
        Request request = Request.post("/api/v1/agent/lease", Request.Subject.LEASE, Request.Repeat.IF_UNREACHED, lease)
                .within((pollSeconds + POLL_GRACE_SECONDS) * MILLIS_PER_SECOND);
        return exchange.ask(
                request,
                answer -> answer.getResponseCode() == HttpURLConnection.HTTP_NO_CONTENT
                        ? Optional.empty()
                        : Optional.of(WireJson.read(LeaseGrant.class, body(answer))));
    }

    @Override
    public void heartbeat(String jobId, Heartbeat heartbeat, double patienceSeconds) throws LinkException {
        double seconds = Math.min(PATIENCE_SECONDS_MAX, Math.max(PATIENCE_SECONDS_MIN, patienceSeconds));
        Request request = Request.post(
                        job(jobId) + "/heartbeat", Request.Subject.JOB, Request.Repeat.IF_UNANSWERED, heartbeat)
                .within(seconds * MILLIS_PER_SECOND);
        exchange.ask(request, answer -> "");
    }

    @Override
    public PairAnswer pairs(String jobId, PairNews news) throws LinkException {
        Request request =
                Request.postPacked(job(jobId) + "/pairs", Request.Subject.JOB, Request.Repeat.IF_UNANSWERED, news);
        return exchange.ask(request, answer -> WireJson.read(PairAnswer.class, body(answer)));
    }

    @Override
    public ReportReceipt report(String jobId, Path gzip) throws LinkException {
        Request request = Request.post(job(jobId) + "/report", Request.Subject.JOB, Request.Repeat.IF_UNANSWERED, gzip);
        return exchange.ask(request, answer -> WireJson.read(ReportReceipt.class, body(answer)));
    }

    @Override
    public void artifact(String sha256, long bytesMax, OutputStream into) throws LinkException {
        // What has been copied cannot be taken back: after a broken answer the caller begins again.
        Request request =
                Request.get("/api/v1/artifacts/" + sha256, Request.Subject.ARTIFACT, Request.Repeat.IF_UNREACHED);
        exchange.ask(request, answer -> {
            try (InputStream in = answer.getInputStream()) {
                copy(in, bytesMax, into);
            }
            return "";
        });
    }

    private static String job(String jobId) {
        return "/api/v1/agent/jobs/" + URLEncoder.encode(jobId, StandardCharsets.UTF_8);
    }

    private static byte[] body(HttpURLConnection answer) throws IOException {
        try (InputStream in = answer.getInputStream()) {
            return in.readNBytes(ANSWER_BYTES_MAX);
        }
    }

    private static void copy(InputStream in, long bytesMax, OutputStream into) throws IOException {
        byte[] chunk = new byte[1 << 15];
        long left = bytesMax;
        for (int got = in.read(chunk); got >= 0 && left > 0; got = in.read(chunk)) {
            into.write(chunk, 0, (int) Math.min(got, left));
            left -= got;
        }
    }
}
