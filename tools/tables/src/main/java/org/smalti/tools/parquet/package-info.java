/** Tables as Apache Parquet files: typed columns that other programs read without parsing text. */
@NullMarked
package org.smalti.tools.parquet;

import org.jspecify.annotations.NullMarked;
