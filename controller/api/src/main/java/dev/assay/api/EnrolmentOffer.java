package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a one-time enrolment token: {@code POST /api/v1/enrolments}.
 *
 * @param deviceName the only name that may be enrolled with it; null for any that is free
 * @param validSeconds the token is void after so long: 1 … 604,800
 */
public record EnrolmentOffer(@Nullable String deviceName, double validSeconds) {}
