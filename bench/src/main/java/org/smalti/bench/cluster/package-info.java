/** What limits a cluster, by simulation. */
@NullMarked
package org.smalti.bench.cluster;

import org.jspecify.annotations.NullMarked;
