/** What can be said of the variants of one model on one device without any baseline: what is in vain, dominated, or over a limit. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.finding;
