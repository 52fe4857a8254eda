/** Work on a board in steps that a person can follow: what was found, what was done, and what to do when one fails. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.step;
