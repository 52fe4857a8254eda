package dev.assay.cli.client;

import dev.assay.api.AuditRow;
import dev.assay.api.CertificateList;
import dev.assay.api.ControllerCondition;
import dev.assay.api.DeviceActionRequest;
import dev.assay.api.DeviceCertificate;
import dev.assay.api.DeviceEventRow;
import dev.assay.api.DeviceRow;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.InfluxStatus;
import dev.assay.api.SshAccess;
import dev.assay.api.TokenGrant;
import dev.assay.api.TokenRequest;
import dev.assay.api.TokenRow;
import dev.assay.api.TrialBuild;
import dev.assay.api.TunnelKeys;
import dev.assay.api.TunnelRow;
import dev.assay.protocol.TokenText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Talks to one controller about its farm: devices, tokens, what was done. Thread-safe. */
public final class FarmClient {
    private final ApiRequests requests;

    /**
     * A client of the controller at {@code controller}.
     *
     * @param token of an administrator, for most of it
     */
    public FarmClient(URI controller, TokenText token, PatientSender sender) {
        this.requests = new ApiRequests(controller, token, sender);
    }

    /** How the controller finds itself; empty when it is too old to know. */
    public Optional<ControllerCondition> condition() throws ApiException, InterruptedException {
        return requests.find("/condition", ControllerCondition.class);
    }

    /** How far the way to InfluxDB is free; empty when the controller knows no InfluxDB. */
    public Optional<InfluxStatus> influx() throws ApiException, InterruptedException {
        return requests.find("/influx", InfluxStatus.class);
    }

    /** Has a small variant built and thrown away. */
    public TrialBuild tryBuild() throws ApiException, InterruptedException {
        return requests.post("/condition/trial-build", Map.of(), TrialBuild.class);
    }

    /** Every device. */
    public List<DeviceRow> devices() throws ApiException, InterruptedException {
        return requests.get("/devices", DevicePage.class).devices();
    }

    /** A device; empty when there is none of that name. */
    public Optional<DeviceRow> device(String name) throws ApiException, InterruptedException {
        return requests.find("/devices/" + name, DeviceRow.class);
    }

    /** What a device's gates are worth; empty when nobody has certified it. */
    public Optional<DeviceCertificate> certificate(String name) throws ApiException, InterruptedException {
        return requests.find("/devices/" + name + "/certificate", DeviceCertificate.class);
    }

    /** Certificates of all devices that have one; none where the controller is too old to know of any. */
    public List<DeviceCertificate> certificates() throws ApiException, InterruptedException {
        return requests.find("/certificates", CertificateList.class)
                .map(CertificateList::certificates)
                .orElse(List.of());
    }

    /** Publishes a certificate. */
    public void putCertificate(DeviceCertificate certificate) throws ApiException, InterruptedException {
        requests.put("/devices/" + certificate.device() + "/certificate", certificate);
    }

    /** What happened to a device, the newest first. */
    public List<DeviceEventRow> events(String name, int rowsMax) throws ApiException, InterruptedException {
        return requests.get("/devices/" + name + "/events?limit=" + rowsMax, EventPage.class)
                .events();
    }

    /** Asks for something to be done with a device. */
    public void act(String name, DeviceActionRequest action) throws ApiException, InterruptedException {
        requests.post("/devices/" + name + "/actions", action);
    }

    /** How a device is reached over SSH; empty when nobody said. */
    public Optional<SshAccess> ssh(String name) throws ApiException, InterruptedException {
        return requests.find("/devices/" + name + "/ssh", SshAccess.class);
    }

    /** Notes how a device is reached over SSH. */
    public void putSsh(String name, SshAccess access) throws ApiException, InterruptedException {
        requests.put("/devices/" + name + "/ssh", access);
    }

    /** Forgets how a device is reached over SSH, and ends its tunnel. */
    public void deleteSsh(String name) throws ApiException, InterruptedException {
        requests.send(requests.request("/devices/" + name + "/ssh").DELETE());
    }

    /** The state of a device's tunnel; empty when nobody said how to reach the device. */
    public Optional<TunnelRow> tunnel(String name) throws ApiException, InterruptedException {
        return requests.find("/devices/" + name + "/tunnel", TunnelRow.class);
    }

    /** The keys by which controllers log in for tunnels. */
    public TunnelKeys tunnelKeys() throws ApiException, InterruptedException {
        return requests.get("/tunnel-keys", TunnelKeys.class);
    }

    /** A one-time token for a new device. */
    public EnrolmentGrant enrol(EnrolmentOffer offer) throws ApiException, InterruptedException {
        return requests.post("/enrolments", offer, EnrolmentGrant.class);
    }

    /** Every token that is good now, without its secret. */
    public List<TokenRow> tokens() throws ApiException, InterruptedException {
        return requests.get("/tokens", TokenPage.class).tokens();
    }

    /** A new token. */
    public TokenGrant createToken(TokenRequest request) throws ApiException, InterruptedException {
        return requests.post("/tokens", request, TokenGrant.class);
    }

    /** Makes a token void. */
    public void revokeToken(String id) throws ApiException, InterruptedException {
        requests.send(requests.request("/tokens/" + id).DELETE());
    }

    /** What was done, the newest first. */
    public List<AuditRow> audit(int rowsMax) throws ApiException, InterruptedException {
        return requests.get("/audit?limit=" + rowsMax, AuditPage.class).entries();
    }

    /** What {@code GET /devices} answers. */
    record DevicePage(List<DeviceRow> devices) {
        DevicePage {
            devices = List.copyOf(devices);
        }
    }

    /** What {@code GET /devices/NAME/events} answers. */
    record EventPage(List<DeviceEventRow> events) {
        EventPage {
            events = List.copyOf(events);
        }
    }

    /** What {@code GET /tokens} answers. */
    record TokenPage(List<TokenRow> tokens) {
        TokenPage {
            tokens = List.copyOf(tokens);
        }
    }

    /** What {@code GET /audit} answers. */
    record AuditPage(List<AuditRow> entries) {
        AuditPage {
            entries = List.copyOf(entries);
        }
    }
}
