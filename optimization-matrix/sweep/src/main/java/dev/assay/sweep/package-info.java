/**
 * What a sweep says once it was read and checked: models, axes, rules, devices, how to measure, what to judge.
 *
 * <p>From YAML to cells, for those who call it:
 *
 * <pre>{@code
 * Sweep sweep = SweepReader.read(fileName, yaml, sources);           // dev.assay.sweep.reading; or SweepException with all problems
 * SweepExpansion expansion = new SweepExpansion(sweep, devices);     // dev.assay.sweep.expansion; devices may be unknown yet
 * SweepPlan plan = SweepPlan.of(expansion);                          // counts, skips, expected time
 * plan.refusal(sweep.cellsMax())                                     // a sentence when it must not start
 * expansion.cells().forEach(cell -> …)                               // lazily; skipped cells carry their reason
 * cell.variantId(optimizerVersion)                                   // what is built once, however many cells measure it
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package dev.assay.sweep;
