package dev.assay.api;

/** The campaign exists and its work has begun. */
public record CampaignCreated(String campaignId) {}
