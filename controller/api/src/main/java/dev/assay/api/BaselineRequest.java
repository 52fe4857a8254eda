package dev.assay.api;

/**
 * Accepts a campaign as what candidates of its sweep are compared with: {@code POST /api/v1/baselines}.
 *
 * @param branch that the baseline is for, 1 … 200 characters; it need not be the campaign's own
 * @param note why, for whoever asks later: 1 … 500 characters
 */
public record BaselineRequest(String campaignId, String branch, String note) {}
