/** The files that a sweep names, wherever they are. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.files;
