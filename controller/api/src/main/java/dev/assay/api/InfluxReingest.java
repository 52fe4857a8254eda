package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * Which campaigns are to be written again: {@code POST /api/v1/influx/reingest}.
 *
 * @param campaignId that one; null for all, and for what happened to devices
 */
public record InfluxReingest(@Nullable String campaignId) {}
