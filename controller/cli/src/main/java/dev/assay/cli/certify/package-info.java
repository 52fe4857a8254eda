/** Gates whose right answer is known, run on a device as anybody's gates are, to learn what its verdicts are worth. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.certify;
