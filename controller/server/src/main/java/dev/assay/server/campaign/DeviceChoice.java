package dev.assay.server.campaign;

import dev.assay.api.DeviceHealth;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.life.LifeMachine;
import dev.assay.server.problem.ProblemException;
import dev.assay.sweep.DeviceSelector;
import dev.assay.sweep.IncludeRule;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.expansion.DeviceOffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the devices that the cells of a sweep are bound to, once for all of them. */
final class DeviceChoice {
    private DeviceChoice() {}

    /**
     * The devices of the sweep: those that it names, connected or not, else every connected one that it accepts.
     *
     * @return empty when the sweep must wait for one
     */
    static List<DeviceOffer> of(Sweep sweep, List<Device> known, DeviceBook book) {
        DeviceSelector wanted = sweep.devices();
        List<DeviceOffer> offers = new ArrayList<>();
        for (Device device : known) {
            boolean isNamed = wanted.names().contains(device.name());
            if (wanted.accepts(device.name(), device.labels()) && (isNamed || isReady(device, book))) {
                requireNotRetired(device);
                offers.add(offer(device));
            }
        }
        Set<String> knownNames = known.stream().map(Device::name).collect(Collectors.toSet());
        for (String name : wanted.names()) {
            if (!knownNames.contains(name)) {
                // Nobody knows what it offers; its agent will refuse what it cannot do.
                offers.add(new DeviceOffer(name, providersOf(sweep)));
            }
        }
        return List.copyOf(offers);
    }

    /** Whether a sweep that does not name the device takes it: it is there, and trusted. */
    static boolean isReady(Device device, DeviceBook book) {
        return book.isConnected(device)
                && LifeMachine.takesWork(device.standing().health());
    }

    private static void requireNotRetired(Device device) {
        if (device.standing().health() == DeviceHealth.RETIRED) {
            throw ProblemException.invalid("devices.names: " + device.name()
                    + " is retired; leave it out, or resume it with: assay device resume " + device.name());
        }
    }

    private static DeviceOffer offer(Device device) {
        return new DeviceOffer(
                device.name(),
                device.environment().providers().stream()
                        .map(provider -> provider.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> providersOf(Sweep sweep) {
        Set<String> providers = new HashSet<>();
        sweep.axes().runtime().stream().map(RuntimeSettings::provider).forEach(providers::add);
        for (IncludeRule rule : sweep.includes()) {
            RuntimeSettings runtime = rule.runtime();
            if (runtime != null) {
                providers.add(runtime.provider());
            }
        }
        return providers;
    }
}
