package dev.assay.server.queue;

import java.time.Instant;

/**
 * What one campaign has waiting for one device, at one priority.
 *
 * @param priority -100 … 100, higher goes first
 * @param waitingSince when its oldest job was queued, or when it last had a turn on the device if that is later
 * @param usedSeconds how long it has lately had the device; halves with time
 */
public record WaitingWork(long campaignSeq, int priority, Instant waitingSince, double usedSeconds) {}
