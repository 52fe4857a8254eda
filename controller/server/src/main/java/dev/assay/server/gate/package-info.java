/**
 * Campaigns that are judged against an accepted one: baselines and waivers, which cells are compared and how, what their pairs say
 * while they are measured, and the verdicts in the end. The statistics are in {@code dev.assay.regression}; here is what they apply to.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.server.gate;
