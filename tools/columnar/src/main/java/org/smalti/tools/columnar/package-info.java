/** Tables and the vectors of their sounds as files that Python, R and databases read as they are: Parquet and NPY. */
@NullMarked
package org.smalti.tools.columnar;

import org.jspecify.annotations.NullMarked;
