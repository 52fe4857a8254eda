package dev.assay.server.problem;

import dev.assay.api.Problem;
import dev.assay.protocol.WireJson;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * What is refused before any endpoint sees it, such as a request without a host: problem JSON too. The framework's own answer would
 * say that the controller failed.
 */
@Singleton
public final class RoutingProblemBean {
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    void onRefusal(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            if (context.statusCode() >= FIRST_REFUSAL && context.statusCode() < FIRST_FAULT) {
                send(context);
            } else {
                context.next();
            }
        });
    }

    private static void send(RoutingContext context) {
        int status = context.statusCode();
        String title = HttpResponseStatus.valueOf(status).reasonPhrase().toLowerCase(Locale.ROOT);
        Problem problem = new Problem(title, status, "the request is none that HTTP allows: " + title, List.of());
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(WireJson.write(problem)));
    }
}
