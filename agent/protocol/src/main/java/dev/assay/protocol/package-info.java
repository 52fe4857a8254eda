/**
 * The words that controller and agent exchange. Every type is a record of plain values, so that it reads the same in
 * Java, in JSON and in the API documentation. Base units throughout: seconds, joules, bytes; raw samples in nanoseconds
 * because that is what the clock gives.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.protocol;
