package dev.assay.agent.session;

import java.util.function.BooleanSupplier;

/**
 * Between a session and the one who asked for it.
 *
 * @param isCancelled asked now and then, also while a run's process lives
 */
record SessionControl(Progress progress, BooleanSupplier isCancelled) {}
