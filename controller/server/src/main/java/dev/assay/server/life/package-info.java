/** The life of a device: whether it is trusted with measurements, as one explicit machine, and everything that follows from it. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.life;
