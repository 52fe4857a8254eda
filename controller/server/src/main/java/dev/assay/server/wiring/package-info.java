/** Puts the controller together: every other package is made of parts that know nothing of this one. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.wiring;
