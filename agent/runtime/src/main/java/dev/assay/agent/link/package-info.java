/** The agent's link to its controller: it only calls out, survives whatever happens to the line, and loses no report. */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.link;
