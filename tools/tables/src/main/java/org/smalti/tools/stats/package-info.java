/** Pictures and sums of tables: histograms, scatter plots, totals. */
@NullMarked
package org.smalti.tools.stats;

import org.jspecify.annotations.NullMarked;
