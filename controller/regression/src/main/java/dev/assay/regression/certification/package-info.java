/** What gates say where the right answer is known: unchanged models, and models made worse by a known amount. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.certification;
