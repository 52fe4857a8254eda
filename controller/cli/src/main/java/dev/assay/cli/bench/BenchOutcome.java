package dev.assay.cli.bench;

import dev.assay.api.CampaignReport;
import dev.assay.protocol.ModelProfile;
import org.jspecify.annotations.Nullable;

/**
 * What measuring one model gave.
 *
 * @param profile null when none was asked for, or when it could not be made: then the report's warnings say why
 */
public record BenchOutcome(CampaignReport report, @Nullable ModelProfile profile) {}
