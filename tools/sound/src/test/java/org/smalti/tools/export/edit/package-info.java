@NullMarked
package org.smalti.tools.export.edit;

import org.jspecify.annotations.NullMarked;
