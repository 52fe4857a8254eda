/** Whether two variants answer the same examples differently. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.accuracy;
