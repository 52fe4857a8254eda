/**
 * All verdicts of one cell: from the raw reports of its paired sessions and one record of rules, priors and seed. The controller and
 * whoever checks its evidence call the same {@link dev.assay.regression.judgement.GateJudge}.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.judgement;
