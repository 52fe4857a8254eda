/** Leases: the right to do a job on a device, with an expiry and a fencing token that grows with every grant. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.lease;
