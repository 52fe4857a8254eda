/** How far a campaign is, told while it runs. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.progress;
