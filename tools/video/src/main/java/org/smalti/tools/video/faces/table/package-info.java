/** The table of faces, as CSV or as a Parquet file: what it has for columns, and how it is read and written. */
@NullMarked
package org.smalti.tools.video.faces.table;

import org.jspecify.annotations.NullMarked;
