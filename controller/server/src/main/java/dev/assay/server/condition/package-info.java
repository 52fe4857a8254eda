/** How the controller finds itself: its store, its folders, its builds; for those who look after it. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.condition;
