/**
 * The words that the controller and its clients (the command line, programs) exchange under {@code /api/v1}. Records of
 * plain values in base units. {@link dev.assay.api.CampaignReport} is also what {@code assay run --json} writes.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.api;
