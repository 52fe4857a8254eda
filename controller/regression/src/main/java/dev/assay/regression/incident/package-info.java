/** Which changes of level are one and the same event, over which commits, and what most likely made it. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.incident;
