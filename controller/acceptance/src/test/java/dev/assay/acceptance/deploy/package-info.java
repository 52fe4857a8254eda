/** The files of {@code deploy}, held against the code that they start and against the tools that read them. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.deploy;
