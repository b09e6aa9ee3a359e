/** The generative video compositions, one class each. */
@NullMarked
package org.smalti.compositions.generative;

import org.jspecify.annotations.NullMarked;
