/** What is simulated: kinds of boards and how their units differ. */
@org.jspecify.annotations.NullMarked
package dev.assay.simulator.board;
