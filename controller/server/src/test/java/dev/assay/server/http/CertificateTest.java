package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CertificateList;
import dev.assay.api.DeviceCertificate;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.WireJson;
import dev.assay.regression.certification.Certification;
import dev.assay.server.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates of devices, over HTTP. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class CertificateTest {
    private static final String DEVICE = "certified-pi";
    private static final String PATH = "/api/v1/devices/" + DEVICE + "/certificate";
    private static final Http ADMIN = Http.asClient();

    private static void register() throws IOException {
        AgentHello hello = new AgentHello(
                ProtocolVersion.CURRENT,
                DEVICE,
                "instance",
                "host",
                Map.of(),
                Sessions.environment("6.6.31"),
                null,
                false);
        Http.asAgent().post("/api/v1/agent/hello", hello, AgentWelcome.class);
    }

    private static DeviceCertificate certificate(String device, long seed) {
        return new DeviceCertificate(
                DeviceCertificate.FORMAT,
                device,
                false,
                "f",
                "0.1.0",
                "digits",
                List.of("vit"),
                seed,
                1,
                2,
                Certification.of(List.of()));
    }

    @Test
    void theLastCertificateIsTold() throws IOException {
        register();

        HttpResponse<byte[]> first = ADMIN.send("PUT", PATH, WireJson.write(certificate(DEVICE, 1)));
        HttpResponse<byte[]> second = ADMIN.send("PUT", PATH, WireJson.write(certificate(DEVICE, 2)));

        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(ADMIN.get(PATH, DeviceCertificate.class)).isEqualTo(certificate(DEVICE, 2));
        assertThat(ADMIN.get("/api/v1/certificates", CertificateList.class).certificates())
                .contains(certificate(DEVICE, 2))
                .doesNotContain(certificate(DEVICE, 1));
    }

    @Test
    void aDeviceThatNobodyKnowsHasNone() throws IOException {
        String path = "/api/v1/devices/nobody/certificate";

        HttpResponse<byte[]> published = ADMIN.send("PUT", path, WireJson.write(certificate("nobody", 1)));

        assertThat(published.statusCode()).isEqualTo(404);
        assertThat(Http.problem(ADMIN.get(path)).detail()).isEqualTo("nobody has certified nobody");
    }

    @Test
    void anothersCertificateIsRefused() throws IOException {
        HttpResponse<byte[]> response = ADMIN.send("PUT", PATH, WireJson.write(certificate("another-pi", 1)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.problem(response).detail()).contains("device is another-pi; expected " + DEVICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "{}",
                "{\"models\":[]}",
                "{\"format\":\"assay-certificate/1\",\"device\":\"certified-pi\",\"models\":[],\"certification\":{}}"
            })
    void whatIsNoCertificateIsTheSendersFault(String body) throws IOException {
        HttpResponse<byte[]> response = ADMIN.send("PUT", PATH, body.getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).as(body).isEqualTo(400);
        assertThat(Http.problem(response).detail()).isNotBlank();
    }
}
