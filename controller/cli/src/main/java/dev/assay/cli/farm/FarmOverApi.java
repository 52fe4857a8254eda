package dev.assay.cli.farm;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceActionRequest;
import dev.assay.api.DeviceRow;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.SshAccess;
import dev.assay.api.TokenRow;
import dev.assay.api.TokenScope;
import dev.assay.api.TunnelKeys;
import dev.assay.api.TunnelRow;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.FarmClient;
import dev.assay.registration.farm.Farm;
import dev.assay.registration.farm.FarmException;
import java.util.Optional;

/** The controller that registration talks to, over its API. */
public final class FarmOverApi implements Farm {
    private final FarmClient client;

    /** Over this client. */
    public FarmOverApi(FarmClient client) {
        this.client = client;
    }

    /** One call of the API. */
    @FunctionalInterface
    private interface Call<T> {
        T answer() throws ApiException, InterruptedException;
    }

    @Override
    public EnrolmentGrant enrol(EnrolmentOffer offer) throws FarmException, InterruptedException {
        return ask(() -> client.enrol(offer));
    }

    @Override
    public Optional<DeviceRow> device(String name) throws FarmException, InterruptedException {
        return ask(() -> client.device(name));
    }

    @Override
    public void act(String name, DeviceAction action, String note) throws FarmException, InterruptedException {
        ask(() -> {
            client.act(name, new DeviceActionRequest(action, note));
            return true;
        });
    }

    @Override
    public TunnelKeys tunnelKeys() throws FarmException, InterruptedException {
        return ask(client::tunnelKeys);
    }

    @Override
    public Optional<TunnelRow> tunnel(String name) throws FarmException, InterruptedException {
        return ask(() -> client.tunnel(name));
    }

    @Override
    public Optional<SshAccess> ssh(String name) throws FarmException, InterruptedException {
        return ask(() -> client.ssh(name));
    }

    @Override
    public void putSsh(String name, SshAccess access) throws FarmException, InterruptedException {
        ask(() -> {
            client.putSsh(name, access);
            return true;
        });
    }

    @Override
    public void forget(String name) throws FarmException, InterruptedException {
        ask(() -> {
            for (TokenRow token : client.tokens()) {
                if (token.scope() == TokenScope.DEVICE && name.equals(token.device())) {
                    client.revokeToken(token.id());
                }
            }
            if (client.ssh(name).isPresent()) {
                client.deleteSsh(name);
            }
            return true;
        });
    }

    private static <T> T ask(Call<T> call) throws FarmException, InterruptedException {
        try {
            return call.answer();
        } catch (ApiException e) {
            String problems = e.problems().isEmpty() ? "" : ": " + String.join("; ", e.problems());
            throw new FarmException(
                    e.getMessage() + problems,
                    e.isAboutTheToken() ? "use the token of an administrator (--token-file, ASSAY_TOKEN)" : "");
        }
    }
}
