/** The engine that lets Apache Spark do the work. Nobody else names Spark. */
@NullMarked
package org.smalti.cluster;

import org.jspecify.annotations.NullMarked;
