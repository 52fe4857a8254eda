package dev.assay.server.wiring;

import dev.assay.influx.write.InfluxTerms;
import dev.assay.influx.write.InfluxWriter;
import dev.assay.influx.write.LineWriter;
import dev.assay.protocol.ControllerAddress;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.influx.CampaignTeller;
import dev.assay.server.influx.DeviceSampling;
import dev.assay.server.influx.FarmLinks;
import dev.assay.server.influx.InfluxCrew;
import dev.assay.server.influx.InfluxDesk;
import dev.assay.server.influx.InfluxNews;
import dev.assay.server.influx.Outbox;
import dev.assay.server.influx.OutboxDrain;
import dev.assay.server.influx.OutboxTerms;
import dev.assay.server.influx.WriterSettings;
import dev.assay.server.news.FarmNews;
import dev.assay.server.presence.OwnFacts;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.settings.InfluxConfig;
import dev.assay.server.store.FarmDatabase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;

/** What is told to InfluxDB, if anything is: one setting, {@code assay.influx.url}, decides. */
@Singleton
public final class InfluxBean {
    /** The listener, if InfluxDB is on. */
    record Listener(Optional<InfluxNews> news) {}

    /** Those who write, if InfluxDB is on. */
    record Crew(Optional<InfluxCrew> crew) {}

    @Produces
    @Singleton
    Listener listener(ControllerConfig config, FarmDatabase database, OwnFacts self, InstantSource clock) {
        InfluxConfig influx = config.influx();
        // Wrong settings are told before anything begins.
        FarmLinks links =
                FarmLinks.of(Optional.ofNullable(self.address()).map(ControllerAddress::url), config.commitUrl());
        return new Listener(terms(influx).map(terms -> {
            OutboxTerms outbox = new OutboxTerms(influx.outboxRows(), influx.deadLetters());
            return new InfluxNews(new Outbox(database, outbox, clock), links, clock);
        }));
    }

    private static Optional<InfluxTerms> terms(InfluxConfig influx) {
        return influx.url()
                .map(url -> new WriterSettings(
                                url,
                                influx.version(),
                                influx.database(),
                                influx.org(),
                                influx.token(),
                                influx.tokenFile(),
                                influx.user(),
                                influx.password(),
                                influx.passwordFile(),
                                influx.timeout())
                        .terms());
    }

    @Produces
    @Singleton
    FarmNews news(Listener listener) {
        return listener.news().<FarmNews>map(news -> news).orElse(FarmNews.NOBODY);
    }

    @Produces
    @Singleton
    InfluxDesk desk(FarmDatabase database, Listener listener, AuditLog log, InstantSource clock) {
        return new InfluxDesk(database, listener.news().orElse(null), log, clock);
    }

    @Produces
    @Singleton
    Crew crew(
            ControllerConfig config,
            FarmDatabase database,
            Farm farm,
            Listener listener,
            OwnFacts self,
            InstantSource clock) {
        Optional<InfluxTerms> terms = terms(config.influx());
        return new Crew(listener.news().map(news -> {
            LineWriter writer = new InfluxWriter(terms.orElseThrow(), clock);
            OutboxDrain drain =
                    new OutboxDrain(database, news.outbox(), writer, new SplittableRandom(), clock, self.id());
            return new InfluxCrew(
                    drain,
                    new CampaignTeller(database, news, farm.reports()),
                    new DeviceSampling(database, farm.deviceView(), news, clock),
                    writer);
        }));
    }
}
