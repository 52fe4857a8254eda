/** The pages for people, as a real browser shows them. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.page;
