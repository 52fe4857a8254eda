/** What a misspelt name was probably meant to be. */
@org.jspecify.annotations.NullMarked
package dev.assay.sweep.spelling;
