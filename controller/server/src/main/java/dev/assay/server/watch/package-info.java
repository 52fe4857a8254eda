/**
 * The watch over history: a value for each measured cell, a fast alarm that buys a comparison, a study each night, and incidents. What moved
 * in a history is found by {@code dev.assay.regression.watch}; here is what is stored, when it is looked at, and what follows.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.server.watch;
