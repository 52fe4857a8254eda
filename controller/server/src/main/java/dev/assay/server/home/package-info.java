/** The controller's folder. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.home;
