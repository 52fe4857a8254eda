package dev.assay.regression.judgement;

import dev.assay.protocol.Environment;

/** Who measured a session, and what it was at that time. */
public record MeasuringDevice(String name, Environment environment) {}
