/** From a sweep to its cells, lazily: which variant is measured where, which is not and why, and what all of it will take. */
@org.jspecify.annotations.NullMarked
package dev.assay.sweep.expansion;
