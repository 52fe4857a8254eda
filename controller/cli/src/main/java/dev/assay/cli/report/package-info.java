/** What a campaign's report says to people: the parts that the terminal and the HTML page have in common, and the text. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.report;
