package dev.assay.agent.start;

import dev.assay.agent.link.AddressBook;
import dev.assay.agent.link.ControllerClient;
import dev.assay.agent.link.LinkException;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.protocol.TokenText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device gets its own token for a one-time one, and keeps it. Used by one thread, until it succeeds. */
public final class Enrolment {
    private final List<URI> controllers;
    private final String deviceName;
    private final AgentHome home;
    /** Kept from attempt to attempt: it has turned away from an address that accepts connections and leads nowhere. */
    private @Nullable AddressBook book;

    /** The enrolment of the device that lives in {@code home}. */
    public Enrolment(List<URI> controllers, String deviceName, AgentHome home) {
        this.controllers = List.copyOf(controllers);
        this.deviceName = deviceName;
        this.home = home;
    }

    /**
     * Asks the first controller that answers. The device's token is on disk before the one-time one goes, so whatever happens between
     * leaves one that works; a void one is no harm to a device that has its own.
     *
     * @return the device's token, with the one-time token's pins
     * @throws AgentStoppedException when the one-time token is void and the device has no other
     * @throws LinkException when no controller answers
     */
    public TokenText enrol(EnrolmentToken oneTime) throws AgentStoppedException, LinkException, IOException {
        TokenText deviceToken;
        try {
            EnrolmentReceipt receipt = new ControllerClient(
                            addresses(oneTime), oneTime.token().secret())
                    .enrol(new EnrolmentRequest(deviceName));
            deviceToken = new TokenText(receipt.deviceToken(), oneTime.token().pins());
            home.keep(deviceToken);
        } catch (LinkException.Refused e) {
            Optional<TokenText> own = home.deviceToken();
            if (own.isEmpty()) {
                throw new AgentStoppedException("the controller refused the enrolment of " + deviceName + " ("
                        + e.getMessage() + "); an enrolment token works once and only until it expires: get a new one");
            }
            deviceToken = own.get();
        }
        if (oneTime.file() != null) {
            Files.deleteIfExists(oneTime.file());
        }
        return deviceToken;
    }

    private AddressBook addresses(EnrolmentToken oneTime) {
        if (book == null) {
            book = new AddressBook(controllers, oneTime.token().pins(), List.of(), learned -> {});
        }
        return book;
    }
}
