/** One comment of Assay on a pull request, kept up to date, wherever the pull request is. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.comment;
