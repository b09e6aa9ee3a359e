@NullMarked
package org.smalti.bench.faces;

import org.jspecify.annotations.NullMarked;
