package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.SshAccess;
import dev.assay.api.TunnelKeys;
import dev.assay.api.TunnelRow;
import dev.assay.protocol.WireJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a device is reached over SSH, over HTTP. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class SshAccessTest {
    private static final String PATH = "/api/v1/devices/cellar-pi/ssh";
    private static final Http ADMIN = Http.asClient();

    @Test
    void whatIsNotedIsToldUntilItIsForgotten() throws IOException {
        String key =
                ADMIN.get("/api/v1/tunnel-keys", TunnelKeys.class).publicKeys().get(0);
        SshAccess access = new SshAccess(
                "pi", "192.0.2.7", 22, List.of(), key.substring(0, key.lastIndexOf(' ')), List.of(), List.of());

        HttpResponse<byte[]> noted = ADMIN.send("PUT", PATH, WireJson.write(access));
        SshAccess told = ADMIN.get(PATH, SshAccess.class);
        TunnelRow tunnel = ADMIN.get("/api/v1/devices/cellar-pi/tunnel", TunnelRow.class);
        HttpResponse<byte[]> forgotten = ADMIN.send("DELETE", PATH, new byte[0]);

        assertThat(noted.statusCode()).isEqualTo(204);
        assertThat(told).isEqualTo(access);
        assertThat(tunnel.wanted()).isFalse();
        assertThat(forgotten.statusCode()).isEqualTo(204);
        assertThat(ADMIN.get(PATH).statusCode()).isEqualTo(404);
        assertThat(Http.problem(ADMIN.get(PATH)).detail()).contains("nobody said how cellar-pi is reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"user\": 5}",
                "{\"user\":\"a\",\"host\":\"b\",\"port\":22,\"via\":[null],\"hostKey\":\"x\",\"viaHostKeys\":[],\"tunnelPorts\":[]}",
                "{\"user\":\"a\",\"host\":\"b\",\"port\":22,\"via\":[],\"hostKey\":\"ssh-ed25519 AAAA\",\"viaHostKeys\":[],"
                        + "\"tunnelPorts\":[null]}",
                "{\"user\":\"-oProxyCommand=x\",\"host\":\"b\",\"port\":22,\"via\":[],\"hostKey\":\"k\",\"viaHostKeys\":[],"
                        + "\"tunnelPorts\":[18420]}"
            })
    void whatIsNoAccessIsTheSendersFault(String body) throws IOException {
        HttpResponse<byte[]> response =
                ADMIN.send("PUT", "/api/v1/devices/odd/ssh", body.getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).as(body).isBetween(400, 499);
        assertThat(Http.problem(response).detail()).isNotBlank();
        assertThat(ADMIN.get("/api/v1/devices/odd/ssh").statusCode()).isEqualTo(404);
    }

    @Test
    void aNameThatNoDeviceCanHaveIsRefused() throws IOException {
        assertThat(ADMIN.get("/api/v1/devices/No%20Device/ssh").statusCode()).isEqualTo(400);
    }
}
