@NullMarked
package org.smalti.tools.page;

import org.jspecify.annotations.NullMarked;
