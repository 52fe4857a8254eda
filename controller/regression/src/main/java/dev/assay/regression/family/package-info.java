/** What must hold over all cells of one candidate together: how many false alarms a green tree of many cells would still see. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.family;
