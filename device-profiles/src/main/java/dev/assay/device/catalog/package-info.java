/** All profiles: those that Assay ships, and those of the user's own. */
@org.jspecify.annotations.NullMarked
package dev.assay.device.catalog;
