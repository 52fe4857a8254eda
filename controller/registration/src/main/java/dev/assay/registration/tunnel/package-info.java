/** The way from a board back to the controller, where the board cannot reach it by itself. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.tunnel;
