package dev.assay.server.problem;

import dev.assay.api.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a request ends with into problem JSON: never a page, never a stack trace. */
@Singleton
public final class ProblemBean {
    private static final Logger LOG = Logger.getLogger(ProblemBean.class);
    private static final int BUSY = 503;
    private static final int RETRY_SECONDS = 2;

    @ServerExceptionMapper
    Response refused(ProblemException e) {
        return render(e.problem());
    }

    /** What the framework refuses by itself: no such path, no such method, no such media type. */
    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException e) {
        if (e.getCause() instanceof ProblemException cause) {
            return render(cause.problem());
        }
        Response.StatusType status = e.getResponse().getStatusInfo();
        String title = status.getReasonPhrase().toLowerCase(Locale.ROOT);
        return render(new Problem(title, status.getStatusCode(), title, List.of()));
    }

    @ServerExceptionMapper
    Response fault(Exception e) {
        LOG.error("a request failed", e);
        String detail = "the controller failed; its log says why";
        return render(new Problem("internal error", 500, detail, List.of()));
    }

    private static Response render(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        return (problem.status() == BUSY ? answer.header("Retry-After", RETRY_SECONDS) : answer).build();
    }
}
