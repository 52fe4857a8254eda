/** The audit log: what people changed, and who was refused. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.audit;
