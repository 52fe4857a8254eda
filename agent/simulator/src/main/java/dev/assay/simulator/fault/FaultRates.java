package dev.assay.simulator.fault;

import dev.assay.simulator.chance.Dice;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often each fault happens: of {@link Fault#DRIFT} the share of devices that have it, of all others the share of sessions. A
 * session has at most one.
 *
 * @param rates 0 to 1; their sum without drift is at most 1
 */
public record FaultRates(Map<Fault, Double> rates) {
    /** Nothing ever goes wrong. */
    public static final FaultRates NONE = new FaultRates(Map.of());

    public FaultRates {
        rates = Map.copyOf(rates);
    }

    /** So much altogether, shared evenly by all faults; then {@code named} ones have rates of their own. */
    public static FaultRates evenly(double total, Map<Fault, Double> named) {
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        if (total > 0) {
            for (Fault fault : Fault.values()) {
                rates.put(fault, total / Fault.values().length);
            }
        }
        return new FaultRates(rates).with(named);
    }

    /** These, but {@code named} ones as they are named. */
    public FaultRates with(Map<Fault, Double> named) {
        Map<Fault, Double> changed = new EnumMap<>(Fault.class);
        changed.putAll(rates);
        changed.putAll(named);
        return new FaultRates(changed);
    }

    /** The fault of one session. */
    public Optional<Fault> draw(Dice dice) {
        double left = dice.uniform();
        for (Fault fault : Fault.values()) {
            if (fault != Fault.DRIFT) {
                left -= of(fault);
                if (left < 0) {
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }

    /** The share of one. */
    public double of(Fault fault) {
        return rates.getOrDefault(fault, 0.0);
    }

    /** Of all that may happen in a session. */
    public double sum() {
        return rates.entrySet().stream()
                .filter(entry -> entry.getKey() != Fault.DRIFT)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
