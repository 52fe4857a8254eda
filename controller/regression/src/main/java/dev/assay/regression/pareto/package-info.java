/** Which variants are worth a look because no other is better in everything. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.pareto;
