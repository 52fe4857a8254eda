/** What the gates of devices are worth, as certifications have found. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.certificate;
