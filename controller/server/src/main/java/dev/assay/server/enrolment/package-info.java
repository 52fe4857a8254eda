/** How a new device gets a token of its own: by a secret that is good once, and not for long. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.enrolment;
