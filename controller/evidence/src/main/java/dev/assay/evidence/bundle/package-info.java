/** The file that a campaign's evidence is in: a zip with a manifest that names every entry, and a signature of the manifest. */
@org.jspecify.annotations.NullMarked
package dev.assay.evidence.bundle;
