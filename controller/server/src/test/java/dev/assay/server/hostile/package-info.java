/** What strangers, broken programs and attackers send: every endpoint of the running controller has to bear it. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.hostile;
