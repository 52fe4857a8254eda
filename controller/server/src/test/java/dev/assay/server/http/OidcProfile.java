package dev.assay.server.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** As {@link FarmProfile}, and people can sign in with accounts of a small provider. */
public final class OidcProfile implements QuarkusTestProfile {
    /** Of this test's process. */
    static final SmallProvider PROVIDER = new SmallProvider();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(new FarmProfile().getConfigOverrides());
        settings.put("assay.database.url", "jdbc:h2:mem:oidc;DB_CLOSE_DELAY=-1");
        settings.put("assay.oidc.issuer", PROVIDER.issuer());
        settings.put("assay.oidc.client-id", SmallProvider.CLIENT);
        settings.put("assay.oidc.client-secret", SmallProvider.SECRET);
        settings.put("assay.oidc.admins", "ops");
        settings.put("assay.oidc.ci", "builders");
        settings.put("assay.oidc.viewers", "staff");
        settings.put("assay.oidc.label", "Example");
        return settings;
    }
}
