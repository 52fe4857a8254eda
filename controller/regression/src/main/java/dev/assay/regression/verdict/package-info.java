/** What is said of one metric of one variant on one device, in the same words for every metric and every rule. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.verdict;
