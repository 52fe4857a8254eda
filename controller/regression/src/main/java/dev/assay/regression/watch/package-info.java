/**
 * Watches the history of one figure on one device: where its level changed, whether it creeps, and what was only a spike.
 *
 * <p>History only raises suspicion: what is found here buys a paired comparison, it never fails a build. Everything is a pure function of
 * the series, without clock or chance.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.watch;
