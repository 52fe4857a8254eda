/** Looks at a board before anything is done to it: one POSIX script, and what its output means. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.probe;
