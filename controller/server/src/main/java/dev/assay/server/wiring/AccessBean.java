package dev.assay.server.wiring;

import dev.assay.server.access.BootstrapTokens;
import dev.assay.server.access.BrowserTls;
import dev.assay.server.access.RefusedSignIns;
import dev.assay.server.access.RequestRate;
import dev.assay.server.access.SessionBook;
import dev.assay.server.access.SessionDesk;
import dev.assay.server.access.SessionTerms;
import dev.assay.server.access.SignIn;
import dev.assay.server.access.TokenBook;
import dev.assay.server.access.TokenDesk;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.enrolment.EnrolmentDesk;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.job.JobOwner;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.settings.LimitsConfig;
import dev.assay.server.settings.ListenConfig;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.tls.Pins;
import dev.assay.server.tls.ServerCertificate;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tokens, enrolments and the audit log, for those who serve them over HTTP. */
@Singleton
public final class AccessBean {
    private final SecureRandom random = new SecureRandom();
    private final FarmDatabase database;
    private final InstantSource clock;
    private final LimitsConfig limits;
    private final SessionTerms sessionTerms;
    private final BrowserTls tls;

    @Inject
    AccessBean(FarmDatabase database, InstantSource clock, ControllerConfig config) {
        this.database = database;
        this.clock = clock;
        this.limits = config.limits();
        this.sessionTerms =
                new SessionTerms(config.pages().session(), config.pages().idle());
        this.tls = BrowserTls.of(config.publicUrl());
    }

    /** Before anybody can ask. */
    void openTokens(@Observes @Priority(1) StartupEvent event, HomeFolder home, TokenBook book, Pins pins)
            throws IOException {
        new BootstrapTokens(database, book, random, home.tokens(), home.place(), pins.all()).open();
    }

    /** @param farm asked when a token is made: the farm itself needs to know the pin of its own controller */
    @Produces
    @Singleton
    Pins pins(
            ControllerConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host,
            HomeFolder home,
            Provider<Farm> farm)
            throws IOException {
        return new Pins(
                ListenConfig.certificate(config, host, home, clock).flatMap(ServerCertificate::pin),
                () -> farm.get().controllers().live().stream()
                        .flatMap(controller -> Stream.ofNullable(controller.address()))
                        .flatMap(address -> Stream.ofNullable(address.pin()))
                        .toList());
    }

    @Produces
    @Singleton
    TokenBook book() {
        return new TokenBook(clock, random, limits.tokens());
    }

    @Produces
    @Singleton
    AuditLog log() {
        return new AuditLog(clock, limits.auditEntries());
    }

    @Produces
    @Singleton
    SessionBook sessionBook(TokenBook book) {
        return new SessionBook(book, clock, random, sessionTerms);
    }

    @Produces
    @Singleton
    SessionDesk sessions(SessionBook book, TokenDesk tokens) {
        return new SessionDesk(database, book, tokens);
    }

    @Produces
    @Singleton
    SessionTerms sessionTerms() {
        return sessionTerms;
    }

    @Produces
    @Singleton
    BrowserTls tls() {
        return tls;
    }

    @Produces
    @Singleton
    SignIn signIn(TokenBook book, SessionBook sessions) {
        return new SignIn(database, book, sessions, clock);
    }

    @Produces
    @Singleton
    RequestRate rate() {
        return new RequestRate(clock, limits.requestsPerSecond());
    }

    @Produces
    @Singleton
    RefusedSignIns refused(AuditLog log) {
        return new RefusedSignIns(database, log, clock);
    }

    @Produces
    @Singleton
    TokenDesk tokens(TokenBook book, AuditLog log, Pins pins) {
        return new TokenDesk(database, book, log, clock, pins::all);
    }

    @Produces
    @Singleton
    EnrolmentDesk enrolments(TokenBook book, AuditLog log, Pins pins) {
        return new EnrolmentDesk(database, book, log, clock, limits.enrolments(), pins::all);
    }

    @Produces
    @Singleton
    JobOwner jobOwner() {
        return new JobOwner(database);
    }
}
