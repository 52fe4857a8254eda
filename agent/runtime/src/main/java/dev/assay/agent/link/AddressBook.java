package dev.assay.agent.link;

import dev.assay.protocol.ControllerAddress;
import dev.assay.protocol.tls.PinnedTls;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where the farm's controllers are: first those that the agent was told, then those that a controller told it. It stays with one that
 * answers, and turns to the next when told that it does not. Thread-safe.
 */
public final class AddressBook {
    /** More than a farm has; what a controller says beyond it is not kept. */
    private static final int LEARNED_MAX = 32;

    private final List<URI> told;
    private final Set<String> pins;
    private final Consumer<List<ControllerAddress>> keeper;
    private final Map<Set<String>, PinnedTls> trusts = new HashMap<>();
    private List<ControllerAddress> learned;
    private List<Address> addresses;
    private Address current;

    /** One controller and how it is known. */
    record Address(URI url, PinnedTls tls) {}

    /**
     * A book that begins with the first of {@code told}.
     *
     * @param told without a slash at their end; at least one
     * @param pins of the controllers in {@code told}; empty where ordinary certificate rules hold
     * @param learned in the agent's former life
     * @param keeper hears what to remember for the next one
     */
    public AddressBook(
            List<URI> told,
            List<String> pins,
            List<ControllerAddress> learned,
            Consumer<List<ControllerAddress>> keeper) {
        if (told.isEmpty()) {
            throw new IllegalArgumentException("no controller; expected at least one");
        }
        this.told = List.copyOf(told);
        this.pins = Set.copyOf(pins);
        this.keeper = keeper;
        this.learned = List.copyOf(learned);
        this.addresses = write();
        this.current = addresses.get(0);
    }

    /** The one to ask now. */
    synchronized Address current() {
        return current;
    }

    synchronized int size() {
        return addresses.size();
    }

    /** Turns to the next one, unless another thread has done so already. */
    synchronized void turnAwayFrom(Address silent) {
        if (current.equals(silent)) {
            current = addresses.get((addresses.indexOf(silent) + 1) % addresses.size());
        }
    }

    /** Remembers what a controller said of the farm; what it says replaces what was said before, unless it says nothing. */
    synchronized void learn(List<ControllerAddress> controllers) {
        List<ControllerAddress> usable = controllers.stream()
                .filter(this::isNoStepDown)
                .limit(LEARNED_MAX)
                .toList();
        if (usable.isEmpty() || usable.equals(learned)) {
            return;
        }
        learned = usable;
        addresses = write();
        URI url = current.url();
        current = addresses.stream()
                .filter(address -> address.url().equals(url))
                .findFirst()
                .orElse(current);
        if (!addresses.contains(current)) {
            // It answers, so stay with it: it is still the farm's, under a name that the farm does not use.
            addresses = withFirst(current, addresses);
        }
        keeper.accept(usable);
    }

    /** An agent that began with TLS sends its token to nobody without. */
    private boolean isNoStepDown(ControllerAddress address) {
        URI url;
        try {
            url = URI.create(address.url());
        } catch (IllegalArgumentException e) {
            return false;
        }
        boolean usesTls = "https".equals(url.getScheme());
        if (url.getHost() == null || !(usesTls || "http".equals(url.getScheme()))) {
            return false;
        }
        return usesTls || told.stream().anyMatch(one -> "http".equals(one.getScheme()));
    }

    private List<Address> write() {
        Map<URI, Address> byUrl = new LinkedHashMap<>();
        for (URI url : told) {
            byUrl.put(url, new Address(url, trust(pinsOfTold())));
        }
        for (ControllerAddress address : learned) {
            URI url = URI.create(address.url().replaceAll("/+$", ""));
            String pin = address.pin();
            byUrl.putIfAbsent(url, new Address(url, trust(pin == null ? Set.of() : Set.of(pin))));
        }
        return List.copyOf(byUrl.values());
    }

    /**
     * Every controller of the farm may answer behind an address that was told, a tunnel's above all: also one that came after the
     * token, and whose pin the agent has from those that the token names.
     */
    private Set<String> pinsOfTold() {
        Set<String> all = new HashSet<>(pins);
        if (!pins.isEmpty()) {
            learned.stream()
                    .map(ControllerAddress::pin)
                    .filter(Objects::nonNull)
                    .forEach(all::add);
        }
        return Set.copyOf(all);
    }

    private static List<Address> withFirst(Address first, List<Address> rest) {
        List<Address> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return List.copyOf(all);
    }

    /** One for each set of pins, since connections are kept under it. */
    private PinnedTls trust(Set<String> accepted) {
        return trusts.computeIfAbsent(accepted, PinnedTls::of);
    }

    /** The one that answers now, or is asked next; for people. */
    @Override
    public String toString() {
        return current().url().toString();
    }
}
