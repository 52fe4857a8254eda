package dev.assay.server.certificate;

import dev.assay.api.CertificateList;
import dev.assay.api.DeviceCertificate;
import dev.assay.regression.certification.Certification;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.device.DeviceName;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last certificate of each device. Thread-safe. */
public final class CertificateBook {
    /** A certificate with its alarms has some kilobytes. */
    private static final int CHARACTERS_MAX = 1_000_000;

    private final FarmDatabase database;
    private final AuditLog log;
    private final InstantSource clock;

    public CertificateBook(FarmDatabase database, AuditLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Publishes a certificate, in place of the device's last one.
     *
     * @throws ProblemException when there is no such device (404), or it is not one of this device (400)
     */
    public void put(Actor actor, String device, @Nullable DeviceCertificate certificate) {
        requireName(device);
        if (certificate == null) {
            throw ProblemException.invalid("nothing was published: no certificate; expected one as JSON");
        }
        List<String> problems = problems(device, certificate);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid("nothing was published: " + String.join("; ", problems), problems);
        }
        String json = StoredJson.write(certificate);
        if (json.length() > CHARACTERS_MAX) {
            throw ProblemException.invalid("nothing was published: the certificate has " + json.length()
                    + " characters; expected at most " + CHARACTERS_MAX);
        }
        database.run(handle -> {
            boolean isKnown = handle.createQuery("select 1 from device where name = ?")
                    .bind(0, device)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!isKnown) {
                throw ProblemException.notFound("there is no device " + device);
            }
            handle.execute("delete from device_certificate where device = ?", device);
            handle.execute(
                    "insert into device_certificate (device, published_at, actor, certificate) values (?, ?, ?, ?)",
                    device,
                    clock.millis(),
                    actor.name(),
                    json);
            log.note(
                    handle,
                    actor.name(),
                    "device.certify",
                    device,
                    AuditLog.Outcome.DONE,
                    certificate.certification().state().name());
        });
    }

    private static List<String> problems(String device, DeviceCertificate certificate) {
        List<String> problems = new ArrayList<>();
        if (!DeviceCertificate.FORMAT.equals(certificate.format())) {
            problems.add("format is " + certificate.format() + "; expected " + DeviceCertificate.FORMAT);
        }
        if (!device.equals(certificate.device())) {
            problems.add("device is " + certificate.device() + "; expected " + device);
        }
        if (!isWhole(certificate)) {
            problems.add("certification is not whole; expected what \"assay certify\" found");
        }
        return problems;
    }

    /** What the command line shows of it must be there. */
    @SuppressWarnings("ConstantConditions") // JSON may leave out what the types promise
    private static boolean isWhole(DeviceCertificate certificate) {
        Certification found = certificate.certification();
        return found != null
                && found.state() != null
                && found.falseAlarms() != null
                && found.falseAlarms().tally() != null
                && certificate.fingerprint() != null;
    }

    /**
     * The last certificate of a device.
     *
     * @throws ProblemException when there is none (404)
     */
    public DeviceCertificate get(String device) {
        requireName(device);
        return database.read(handle -> handle.createQuery("select certificate from device_certificate where device = ?")
                .bind(0, device)
                .mapTo(String.class)
                .findOne()
                .map(json -> StoredJson.read(DeviceCertificate.class, json))
                .orElseThrow(() -> ProblemException.notFound("nobody has certified " + device)));
    }

    /** All of them, by device. */
    public CertificateList all() {
        return new CertificateList(database.read(
                handle -> handle.createQuery("select certificate from device_certificate order by device")
                        .mapTo(String.class)
                        .map(json -> StoredJson.read(DeviceCertificate.class, json))
                        .list()));
    }

    private static void requireName(String device) {
        if (!DeviceName.isWellFormed(device)) {
            throw ProblemException.invalid(DeviceName.refusal(device));
        }
    }
}
