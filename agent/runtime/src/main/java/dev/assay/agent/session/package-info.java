/** One session: the runs that a lease asks for, each in a fresh process, and what the device did meanwhile. */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.session;
