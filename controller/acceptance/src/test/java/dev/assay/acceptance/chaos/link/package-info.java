/** What lies between agents, controllers and database, where it can be cut, slowed, repeated and lost; and what was seen there. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.chaos.link;
