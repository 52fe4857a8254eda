/**
 * Makes up for what a layer loses when its weights are removed or factorized, with what the layer reads on calibration data: the
 * remaining weights and the bias take over. Nothing is trained and nothing is random.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.compensate;
