package dev.assay.server.wiring;

import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.ControllerAddress;
import dev.assay.server.home.BootId;
import dev.assay.server.presence.OwnFacts;
import dev.assay.server.presence.PublicUrl;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.settings.ListenConfig;
import dev.assay.server.tls.Pins;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Who this controller is among those of its farm. */
@Singleton
public final class AddressBean {
    @Produces
    @Singleton
    OwnFacts self(ControllerConfig settings, Config config, Pins pins) {
        Optional<String> url = settings.publicUrl()
                .map(PublicUrl::ofSetting)
                .or(() -> PublicUrl.ofListener(
                        ListenConfig.scheme(config),
                        config.getValue("quarkus.http.host", String.class),
                        config.getValue("quarkus.http.port", Integer.class)));
        return OwnFacts.ofThisProcess(
                url.map(known -> new ControllerAddress(known, pins.own().orElse(null)))
                        .orElse(null),
                BootId.read(BootId.LINUX),
                CodeIdentity.RELEASE);
    }
}
