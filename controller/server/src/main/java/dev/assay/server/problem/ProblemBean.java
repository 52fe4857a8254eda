package dev.assay.server.problem;

import dev.assay.api.Problem;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a request ends with into problem JSON: never a page, never a stack trace. */
@Singleton
public final class ProblemBean {
    private static final Logger LOG = Logger.getLogger(ProblemBean.class);
    private static final String DISK_FULL = "No space left on device";

    @ServerExceptionMapper
    Response refused(ProblemException e) {
        Response.ResponseBuilder answer = answer(e.problem());
        e.retrySeconds().ifPresent(seconds -> answer.header("Retry-After", seconds));
        return answer.build();
    }

    /** What the framework refuses by itself: no such path, no such method, no such media type. */
    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException e) {
        if (e.getCause() instanceof ProblemException cause) {
            return refused(cause);
        }
        Response.StatusType status = e.getResponse().getStatusInfo();
        String title = status.getReasonPhrase().toLowerCase(Locale.ROOT);
        return render(new Problem(title, status.getStatusCode(), title, List.of()));
    }

    /** A sender that went away in the middle is nobody's fault, and nobody hears the answer; a full disk passes. */
    @ServerExceptionMapper
    Response broken(IOException e) {
        String chain = messages(e);
        if (chain.contains(DISK_FULL)) {
            LOG.error("the disk is full: " + chain);
            return refused(ProblemException.busy("the controller's disk is full; ask again when there is room"));
        }
        if (isCausedBy(e, ClosedChannelException.class) || isCausedBy(e, HttpClosedException.class)) {
            return refused(ProblemException.invalid("the request ended before it was whole"));
        }
        return fault(e);
    }

    private static String messages(Throwable e) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append(' ');
        }
        return all.toString();
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @ServerExceptionMapper
    Response broken(UncheckedIOException e) {
        return broken(Objects.requireNonNull(e.getCause()));
    }

    @ServerExceptionMapper
    Response fault(Exception e) {
        LOG.error("a request failed", e);
        String detail = "the controller failed; its log says why";
        return render(new Problem("internal error", 500, detail, List.of()));
    }

    private static Response render(Problem problem) {
        return answer(problem).build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
