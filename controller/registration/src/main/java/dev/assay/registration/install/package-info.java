/** The folder of an agent on a board: what is in it, what is missing, and how it is filled so that it is never half full. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.install;
