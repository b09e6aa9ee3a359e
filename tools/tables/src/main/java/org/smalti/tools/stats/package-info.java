/** Statistics of tables: histograms, scatter plots, totals, tags. */
@NullMarked
package org.smalti.tools.stats;

import org.jspecify.annotations.NullMarked;
