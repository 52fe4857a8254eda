package dev.assay.server.wiring;

import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * {@code /q/health/ready}: a controller without its store can serve nobody. It is alive all the same, since being started again would
 * not bring the store back.
 */
@Readiness
@Singleton
public final class ReadinessBean implements HealthCheck {
    private static final String NAME = "store";

    private final FarmDatabase database;

    @Inject
    ReadinessBean(FarmDatabase database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            database.passages();
            return HealthCheckResponse.up(NAME);
        } catch (ProblemException e) {
            return HealthCheckResponse.down(NAME);
        }
    }
}
