package dev.assay.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceActionRequest;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.TokenGrant;
import dev.assay.api.TokenRequest;
import dev.assay.api.TokenScope;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import dev.assay.server.Digits;
import dev.assay.server.Sessions;
import dev.assay.server.artifact.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running controller with something in it that is worth an attack: an artifact, a device with a token of its own, and a job that it
 * holds the lease of.
 *
 * @param tokens by whose they are; null for a sender without one
 * @param facts what a sender who knows its way around would write into its messages
 */
record Target(
        RawHttp http, Map<String, @Nullable String> tokens, Map<String, Object> facts, List<Operation> operations) {
    static final String DEVICE = "victim";
    private static final String STRANGER = "stranger";
    private static final String INSTANCE = "instance-of-victim";

    static Target open(RawHttp http) throws IOException {
        String admin = HostileProfile.token("client.token");
        Map<String, String> files = uploaded(http, admin);
        String device = enrolled(http, admin);
        Map<String, @Nullable String> tokens = new LinkedHashMap<>();
        tokens.put("admin", admin);
        tokens.put("ci", granted(http, admin, TokenScope.CI));
        tokens.put("viewer", granted(http, admin, TokenScope.VIEWER));
        tokens.put("device", device);
        tokens.put("any device", HostileProfile.token("agent.token"));
        tokens.put("enrolment", offered(http, admin, "another"));
        tokens.put("nobody", null);
        tokens.put(STRANGER, "0".repeat(64));

        Map<String, Object> facts = new HashMap<>();
        facts.put("deviceName", DEVICE);
        facts.put("deviceId", DEVICE);
        facts.put("instanceId", INSTANCE);
        facts.put("protocolVersion", ProtocolVersion.CURRENT);
        facts.put("fileName", "sweep.yaml");
        facts.put("sweepYaml", Digits.smallSweep("devices: {names: [nowhere]}\n"));
        facts.put("artifacts", files);
        facts.put("environment", Sessions.environment("6.6"));
        facts.put("sha256", files.get(Digits.files().get(0)));
        byte[] document =
                http.send(Request.get("/q/openapi?format=json", admin).bytes()).body();
        Target target = new Target(http, tokens, facts, Operation.in(document));
        target.restore();
        return target;
    }

    private static Map<String, String> uploaded(RawHttp http, String admin) throws IOException {
        Map<String, String> sha256ByPath = new HashMap<>();
        for (String name : Digits.files()) {
            byte[] bytes = Files.readAllBytes(Digits.file(name));
            String sha256 = Sha256.of(bytes);
            Request upload = new Request("PUT", "/api/v1/artifacts/" + sha256).as(admin);
            upload.body = bytes;
            assertThat(http.send(upload.bytes()).status()).isIn(201, 204);
            sha256ByPath.put(name, sha256);
        }
        return sha256ByPath;
    }

    /**
     * Makes the device what the facts say: an accepted request may have given it another agent, or ended its job. Its work is a health
     * check, which is a job like any other.
     */
    void restore() throws IOException {
        AgentHello hello = new AgentHello(
                ProtocolVersion.CURRENT,
                DEVICE,
                INSTANCE,
                "host-of-victim",
                Map.of(),
                Sessions.environment("6.6"),
                null,
                false);
        String device = tokens.get("device");
        String admin = tokens.get("admin");
        String actions = "/api/v1/devices/" + DEVICE + "/actions";
        send("/api/v1/agent/hello", device, hello);
        send(actions, admin, new DeviceActionRequest(DeviceAction.RESUME, ""));
        send(actions, admin, new DeviceActionRequest(DeviceAction.CHECK, ""));
        RawHttp.Answer answer = send("/api/v1/agent/lease", device, new LeaseRequest(DEVICE, INSTANCE));
        if (answer.status() == 200) {
            try {
                LeaseGrant grant = WireJson.read(LeaseGrant.class, answer.body());
                facts.put("jobId", grant.jobId());
                facts.put("fencingToken", grant.fencingToken());
            } catch (WireFormatException e) {
                throw new AssertionError(answer.text(), e);
            }
        }
    }

    private RawHttp.Answer send(String path, @Nullable String token, Object message) throws IOException {
        return http.send(Request.post(path, token, WireJson.write(message)).bytes());
    }

    /** What no answer may contain. */
    List<String> secrets() {
        return tokens.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(STRANGER))
                .flatMap(entry -> Stream.ofNullable(entry.getValue()))
                .toList();
    }

    private static String enrolled(RawHttp http, String admin) throws IOException {
        String enrolment = offered(http, admin, DEVICE);
        return post(http, "/api/v1/agent/enrol", enrolment, new EnrolmentRequest(DEVICE), EnrolmentReceipt.class)
                .deviceToken();
    }

    private static String offered(RawHttp http, String admin, String device) throws IOException {
        EnrolmentOffer offer = new EnrolmentOffer(device, 36_000);
        return TokenText.parse(post(http, "/api/v1/enrolments", admin, offer, EnrolmentGrant.class)
                        .token())
                .secret();
    }

    private static String granted(RawHttp http, String admin, TokenScope scope) throws IOException {
        TokenRequest request = new TokenRequest(scope, "a " + scope, null);
        return TokenText.parse(post(http, "/api/v1/tokens", admin, request, TokenGrant.class)
                        .token())
                .secret();
    }

    private static <T> T post(RawHttp http, String path, String token, Object message, Class<T> type)
            throws IOException {
        RawHttp.Answer answer =
                http.send(Request.post(path, token, WireJson.write(message)).bytes());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        try {
            return WireJson.read(type, answer.body());
        } catch (WireFormatException e) {
            throw new AssertionError(answer.text(), e);
        }
    }

    /** The address of an operation on things that are there, as far as they are known. */
    String address(Operation operation) {
        return operation
                .path()
                .replace("{sha256}", String.valueOf(facts.get("sha256")))
                .replace("{name}", DEVICE)
                .replace("/jobs/{id}", "/jobs/" + facts.get("jobId"))
                .replaceAll("\\{[^}]*}", "none");
    }

    /** Whose token an operation needs, so that its message is read at all. */
    String friend(Operation operation) {
        if (operation.path().endsWith("/agent/enrol")) {
            return "enrolment";
        }
        return operation.path().startsWith("/api/v1/agent/") ? "device" : "admin";
    }
}
