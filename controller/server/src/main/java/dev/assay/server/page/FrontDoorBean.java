package dev.assay.server.page;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Leads whoever types only the controller's address to its pages. */
@Singleton
public final class FrontDoorBean {
    private static final String PAGES = "/ui/";

    void open(@Observes Router router) {
        router.routeWithRegex("/(ui)?")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> context.response()
                        .setStatusCode(HttpResponseStatus.FOUND.code())
                        .putHeader(HttpHeaders.LOCATION, PAGES)
                        .end());
    }
}
