/**
 * Gates over invented noise: how often they cry wolf, how often they miss, what they cost. The constants of the gate come from here, and
 * a program in the test sources prints the table of the module's README.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.simulation;
