package dev.assay.server.influx;

import dev.assay.server.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows the alarm where operators look. Always up: no measurement waits for InfluxDB. */
@Readiness
@Singleton
public final class InfluxHealthBean implements HealthCheck {
    private final InfluxDesk desk;

    @Inject
    InfluxHealthBean(InfluxDesk desk) {
        this.desk = desk;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("influx").up();
        try {
            desk.alarm().ifPresent(alarm -> response.withData("alarm", alarm));
        } catch (ProblemException e) {
            // The store is away, which is no matter of InfluxDB.
            response.withData("store", "away");
        }
        return response.build();
    }
}
