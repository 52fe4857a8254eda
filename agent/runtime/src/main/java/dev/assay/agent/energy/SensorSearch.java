package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the one sensor that tells most about a device, and remembers where it looked. */
public final class SensorSearch {
    private final KernelFiles kernel;
    private final List<String> tried = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    /** Where one kind of sensor is found. */
    interface Finder {
        /** The sensor, if the device has this kind and it can be read. */
        Optional<EnergySensor> find(KernelFiles kernel, SensorSearch search);
    }

    /**
     * What was found.
     *
     * @param sensor empty when there is none that can be read
     * @param triedPaths where it was looked for
     * @param absentReason for people; empty when there is a sensor
     */
    public record Found(Optional<EnergySensor> sensor, List<String> triedPaths, String absentReason) {}

    private SensorSearch(KernelFiles kernel) {
        this.kernel = kernel;
    }

    /**
     * Looks everywhere, what covers most of the board first: two sensors are never added, since one may contain the other.
     */
    public static Found search(KernelFiles kernel) {
        SensorSearch search = new SensorSearch(kernel);
        List<Finder> finders = List.of(
                new Ina3221Finder(),
                new IndustrialIoFinder(),
                new HwmonPowerFinder(),
                new RaplFinder(),
                new HwmonEnergyFinder());
        Optional<EnergySensor> first = Optional.empty();
        for (Finder finder : finders) {
            Optional<EnergySensor> found = finder.find(kernel, search);
            first = first.isPresent() ? first : found;
        }
        return new Found(first, List.copyOf(search.tried), first.isPresent() ? "" : search.absentReason());
    }

    private String absentReason() {
        return unreadable.isEmpty() ? "no sensor" : "found " + String.join(", ", unreadable);
    }

    /** Notes a place that was looked at. */
    void tried(Path place) {
        tried.add(place.toString());
    }

    /** Whether the file can be read; if it is there and cannot, that is what the user will be told. */
    boolean mayRead(String sensor, Path file) {
        if (kernel.mayRead(file)) {
            return true;
        }
        if (kernel.exists(file)) {
            unreadable.add(sensor + " but may not read it: run the agent as root, or as root: chmod a+r " + file);
        }
        return false;
    }
}
