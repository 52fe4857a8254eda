/** Makes every verdict of a bundle again, and says what is not as it should be. Needs no controller and no network. */
@org.jspecify.annotations.NullMarked
package dev.assay.evidence.check;
