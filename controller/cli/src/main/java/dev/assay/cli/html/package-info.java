/** A campaign's report as one HTML file that needs no network and no script, and is nicer with the few lines it brings. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.html;
