/** The controller's API as Java methods. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.client;
