/** A Java runtime for the agent: the board's own, or one in the agent's folder if a person allows it. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.java;
