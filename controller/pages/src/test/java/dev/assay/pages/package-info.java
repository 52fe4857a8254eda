/** The pages' modules, as far as they can be held without a browser. */
@org.jspecify.annotations.NullMarked
package dev.assay.pages;
