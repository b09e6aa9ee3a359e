/** A cluster for the work of Smalti on this machine, and machines that join it. */
@NullMarked
package org.smalti.app.spark;

import org.jspecify.annotations.NullMarked;
