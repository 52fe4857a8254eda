package dev.assay.cli.certify;

import dev.assay.regression.certification.Planted;

/**
 * A gate that is to be run.
 *
 * @param place in the plan, from 0
 * @param model the name in the sweep
 * @param level how much is planted, a share; 0 for nothing
 */
public record PlannedGate(int place, String model, Planted planted, double level) {}
