package dev.assay.server.campaign;

/**
 * How much a controller takes on.
 *
 * @param cellsMax of one campaign; at least 1
 * @param queueMax cells that wait or run, over all campaigns; at least 1
 * @param campaignsMax that run at once; at least 1
 */
public record CampaignLimits(int cellsMax, int queueMax, int campaignsMax) {
    public CampaignLimits {
        require(cellsMax, "cells");
        require(queueMax, "queue");
        require(campaignsMax, "campaigns");
    }

    private static void require(int found, String name) {
        if (found < 1) {
            throw new IllegalArgumentException("assay.limits." + name + " is " + found + "; expected at least 1");
        }
    }
}
