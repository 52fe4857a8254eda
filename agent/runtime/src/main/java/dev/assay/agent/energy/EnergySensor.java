package dev.assay.agent.energy;

import dev.assay.protocol.EnergyGrade;

/** A sensor that can be read now. One thread at a time reads it. */
public sealed interface EnergySensor permits JouleCounter, PowerGauge {
    /** Its kind and what it covers: {@code rapl:package-0}, {@code ina3221:VDD_IN}. */
    String name();

    /** How far to trust it. */
    EnergyGrade grade();

    /** How often it should be read. */
    double readingsPerSecond();
}
